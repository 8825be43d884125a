/* gen/read/encoding.h - the text of a file of the user, as UTF-8. */
#ifndef READ_ENCODING_H
#define READ_ENCODING_H

#include "base/diag.h"

/*
 * UTF-8 with or without byte order mark is taken as it is (without the mark).
 * Anything else that reads as GB 18030 (which includes GBK and GB 2312) is
 * converted into `a`.  False otherwise, reported with the line of the first
 * bad byte (TEXT_ENCODING, TEXT_UTF16).
 *
 * Almost any bytes read as GB 18030, those of a damaged UTF-8 file too.  So a
 * file with more well-formed Han characters in UTF-8 than bad pairs of bytes
 * counts as damaged UTF-8: in Chinese text in GB 18030 it is the other way
 * round.
 */
bool text_decode(struct arena *a, struct str path, struct str bytes, struct str *text,
                 struct diags *d);

/* True for code points that cannot be meant in a text: control characters
   other than line end and tab, marks that turn the direction of writing,
   byte order marks, non-characters, and U+FFFD, which stands for a character
   that was lost. */
bool is_unprintable(uint32_t code_point);

/*
 * Reports each unprintable character of a text (TEXT_CONTROL), at most one a
 * call.  True if there is none.
 */
bool text_check(struct str text, struct place at, struct diags *d);

#endif
