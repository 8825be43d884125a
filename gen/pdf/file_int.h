/* gen/pdf/file_int.h - the outer form of a PDF 1.7 file (ISO 32000-1, 7.5).
 *
 * Streams stand alone, everything else is gathered in object streams
 * (7.5.7), and a cross-reference stream (7.5.8) says where.  Spacing is that
 * of ISO 19005-2, 6.1: one object header a line, no byte between data and
 * line end.
 */
#ifndef PDF_FILE_INT_H
#define PDF_FILE_INT_H

#include "base/str.h"
#include "pdf/pack_int.h"

/* Where an object is: at a place in the file, or in an object stream. */
struct file_entry {
    unsigned char kind;
    uint32_t at;    /* FILE_AT: offset; FILE_IN: number of the object stream */
    uint32_t index; /* FILE_IN: which one of it */
};

struct file_writer {
    struct strbuf out;
    struct packer *packer;
    struct arena scratch;
    struct file_entry *entries; /* by number; 0 is free */
    size_t n_entries, cap_entries;
    /* the object stream being gathered */
    struct strbuf heads, values;
    size_t n_gathered;
};

/* Objects 1 ... n_objects follow.  `size`: about how long the file will be.
   The file grows in `a`. */
void file_begin(struct file_writer *f, struct arena *a, size_t n_objects, size_t size,
                struct packer *p);
/* A stream: its dictionary (with /Length) and its bytes. */
void file_stream(struct file_writer *f, int number, struct str dict, struct str bytes);
/* Any other object: what is appended to the result until file_close_value(). */
struct strbuf *file_open_value(struct file_writer *f, int number);
void file_close_value(struct file_writer *f);
/* The cross-reference and the end.  /ID is made from all that was written. */
struct str file_end(struct file_writer *f, int root, int info);

#endif
