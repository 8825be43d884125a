/* gen/pdf/cff_int.h - reading a Compact Font Format table, and copying glyphs
 * out of it (Adobe Technical Note 5176, The Compact Font Format).
 */
#ifndef PDF_CFF_INT_H
#define PDF_CFF_INT_H

#include "base/str.h"

/* An INDEX: `count` stretches of bytes behind one another. */
struct cff_index {
    const uint8_t *offsets; /* count + 1 numbers of off_size bytes */
    const uint8_t *data;    /* offset 1 is its first byte */
    size_t size;            /* bytes of data */
    uint32_t count;
    unsigned off_size;
};

/* A Font DICT with its Private DICT. */
struct cff_fd {
    struct str matrix;       /* operands of FontMatrix as they stand, or empty */
    struct str private_dict; /* the whole dictionary as it stands */
    bool subrs;              /* has local subroutines */
};

/* A font of a table: all parts point into the table. */
struct cff {
    struct str table;
    struct cff_index charstrings, global_subrs, fd_array;
    bool cid;           /* CID-keyed: several Font DICTs, chosen by fd_select */
    struct str matrix;  /* operands of FontMatrix, or empty */
    struct str bbox;    /* operands of FontBBox, or empty */
    struct cff_fd only; /* not CID-keyed */
    size_t fd_select;   /* offset of it */
    uint8_t fd_format;
};

/* Looks a table over; its first font counts.  False if it is damaged or of a
   kind that is not read here (charstrings of type 1). */
bool cff_open(struct str table, struct cff *cff);

/* Charstring of a glyph; false if there is none. */
bool cff_charstring(const struct cff *cff, uint32_t gid, struct str *out);

/* Which Font DICT a glyph belongs to (0 if not CID-keyed), or -1. */
int cff_fd_of(const struct cff *cff, uint32_t gid);

/* Font DICT `i`; false if it is damaged. */
bool cff_fd_read(const struct cff *cff, uint32_t i, struct cff_fd *out);

/*
 * True if the glyphs can be copied as they are: none of them needs a
 * subroutine, and none is composed of two others by their names (the
 * deprecated four operands of endchar), which a CID-keyed font has not.
 */
bool cff_copyable(const struct cff *cff, const uint32_t *gids, size_t n);

/*
 * A CID-keyed font (Adobe-Identity-0) of `n` glyphs, in `a`: glyph i, of CID
 * i, is glyph gids[i] of `cff`; gids[0] is 0.  The name begins with six
 * characters that *tag, set here from the font's content, then replaces.
 * n <= 65,535.  False if a glyph is damaged.
 */
bool cff_copy(struct arena *a, const struct cff *cff, const uint32_t *gids, size_t n,
              struct str name, char *tag, struct str *out);

/* ---- dictionaries ---- */

/* Goes through a DICT: `rest` is what is left of it. */
struct cff_dict {
    struct str rest;
    struct str operands; /* of the operator read last, as they stand */
    int op;              /* 12 x is 0x0C00 | x */
};

/* The next operator; false at the end or at a fault, which sets `rest.n` > 0. */
bool cff_dict_next(struct cff_dict *d);
/* Operands that are whole numbers; returns how many, at most `max`. */
int cff_numbers(struct str operands, int32_t *to, int max);

enum {
    CFF_BBOX = 5,
    CFF_CHARSTRINGS = 17,
    CFF_PRIVATE = 18,
    CFF_SUBRS = 19,
    CFF_CHARSET = 15,
    CFF_TYPE = 0x0C06,
    CFF_MATRIX = 0x0C07,
    CFF_ROS = 0x0C1E,
    CFF_CID_COUNT = 0x0C22,
    CFF_FD_ARRAY = 0x0C24,
    CFF_FD_SELECT = 0x0C25
};

#endif
