/* gen/pdf/text_int.h - text strings of PDF (ISO 32000-1, 7.9.2.2). */
#ifndef PDF_TEXT_INT_H
#define PDF_TEXT_INT_H

#include "base/str.h"

/*
 * UTF-8 as a text string, in `a`: ASCII as it is, anything else as UTF-16BE
 * behind a byte order mark.  Cut between characters where it would pass
 * 32,767 bytes (ISO 19005-2, 6.1.13).
 */
struct str text_string(struct arena *a, struct str utf8);

/* Adds one character as UTF-16BE in hexadecimal digits: 4 or 8. */
void text_hex(struct strbuf *b, uint32_t code_point);

/* Adds `utf8` as a text string in angle brackets, for content streams. */
void text_add(struct strbuf *b, struct str utf8);

/* Adds a text string of ASCII in round brackets, escaped. */
void text_literal(struct strbuf *b, struct str ascii);

#endif
