/* gen/text/char_class_int.h - what a character is to the setter of lines. */
#ifndef TEXT_CHAR_CLASS_INT_H
#define TEXT_CHAR_CLASS_INT_H

#include <stdint.h>

/*
 * Classes after CLREQ (W3C, "Requirements for Chinese Text Layout", 3.1.3,
 * table of classes) and GB/T 15834-2011, with those of Latin text that
 * UAX #14 tells apart.  The table is text/char_class.def.
 */
enum char_class {
    CHAR_HAN,    /* ideographs and what is set like one; breaks on both sides */
    CHAR_OPEN,   /* opening brackets and quotes: not at a line's end */
    CHAR_CLOSE,  /* closing brackets and quotes: not at a line's start */
    CHAR_STOP,   /* comma, full stop, colon ...: not at a line's start */
    CHAR_MIDDLE, /* connectors and the interpunct: not at a line's start */
    CHAR_DASH,   /* the two-em dash: whole, and not at a line's start */
    CHAR_DOTS,   /* the ellipsis: whole, and not at a line's start */
    CHAR_DIGIT,
    CHAR_LETTER,     /* of an alphabet */
    CHAR_PREFIX,     /* stays with the number behind it: currencies, No. */
    CHAR_POSTFIX,    /* stays with the number before it: percent, degrees */
    CHAR_HYPHEN,     /* also the sign of a number */
    CHAR_SLASH,      /* neither at a line's start nor, if avoidable, at its end */
    CHAR_SPACE,      /* hangs at a line's end */
    CHAR_WIDE_SPACE, /* U+3000: as a space, but never stretched */
    CHAR_GLUE,       /* no-break space */
    CHAR_SYMBOL,     /* other signs: breaks on both sides, no gap to Han */
    CHAR_MARK,       /* combining: belongs to the character before it */
    CHAR_BREAK,      /* U+200B: a place to break by meaning */
    CHAR_NO_BREAK,   /* U+2060 */
    CHAR_NEWLINE,    /* ends the line */
    CHAR_IGNORED     /* nothing to see and nothing to do */
};

/* Which line of the table of roles draws it (fonts/README.md). */
enum char_script { SCRIPT_HAN, SCRIPT_DIGIT, SCRIPT_LATIN, SCRIPT_PUNCT, SCRIPT_OTHER };

struct char_kind {
    enum char_class class;
    enum char_script script;
};

struct char_kind char_kind(uint32_t code_point);

#endif
