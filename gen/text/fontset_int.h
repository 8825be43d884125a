/* gen/text/fontset_int.h - inside a fontset, for the files of text/ only. */
#ifndef TEXT_FONTSET_INT_H
#define TEXT_FONTSET_INT_H

#include "text/char_class_int.h"
#include "text/font.h"

#include <hb.h>

/* A font file, mapped once however many faces of it are used. */
struct font_file {
    struct str path;
    void *data; /* NULL until mapped */
    size_t size;
    hb_blob_t *blob;
};

enum face_state { FACE_CLOSED, FACE_OPEN, FACE_BAD };

struct face {
    struct font_file *file;
    unsigned index;
    struct place at; /* its first line in the table of roles */
    enum face_state state;
    enum diag_id fault; /* of a bad face */
    hb_font_t *hb;      /* of an open face; scale = units per em */
    struct face_info info;
    uint32_t asked; /* code point that was last looked for, + 1; 0: none */
    bool has_asked; /* it has that */
};

/* One line of the table of roles. */
struct role_row {
    bool any;
    enum char_script script; /* where not `any` */
    int face;
    hb_feature_t *features;
    unsigned n_features;
};

/* How a character is asked for; both bits may be set. */
enum {
    CHAR_FOREIGN = 1 << 21, /* in text that is not Chinese */
    CHAR_SIGN = 1 << 22     /* a hyphen that is the sign of a number */
};

/* A character of a role as its font draws it; lengths in font units. */
struct char_glyph {
    uint32_t key; /* code point with the bits above, + 1; 0: free */
    uint32_t gid;
    int32_t advance;
    int32_t shift;       /* of the glyph in its advance, to the right */
    int32_t lead, trail; /* blank that punctuation may lose on the left, right */
    int16_t face;        /* -1: no font of the role has it */
    int16_t row;         /* of the role, where a font has it */
    uint16_t units_per_em;
    uint8_t class, script;
    bool wide;   /* set like a Han character: about an em, Chinese */
    bool plain;  /* wide, and a Han character of which no rule speaks */
    bool shaped; /* not to be drawn alone: letters, marks, dashes */
};

struct char_cache {
    struct char_glyph *slots;
    size_t n, cap; /* cap: 0 or a power of two */
};

struct role {
    struct str name;
    struct role_row *rows;
    size_t n_rows, cap_rows;
    struct char_cache chars;
};

struct fontset {
    struct arena mem;
    struct str folder; /* files are relative to it */
    struct str table;  /* path of the table of roles */
    struct font_file **files;
    size_t n_files, cap_files;
    struct face *faces;
    size_t n_faces, cap_faces;
    struct role *roles;
    size_t n_roles, cap_roles;
    uint64_t *covered;   /* a bit for each code point that each role has */
    hb_buffer_t *buffer; /* for all shaping */
    struct unit *units;  /* room in which paragraphs are made */
    size_t cap_units;
    struct node *nodes; /* room for the search for breaks */
    size_t cap_nodes;
    hb_language_t chinese;
};

/* Reads the table into roles, rows, faces and files; opens none of them. */
bool roles_read(struct fontset *fs, struct str bytes, struct diags *d);

/* Opens a closed face; names live in `a`.  False if it cannot be used, with
   its `fault` set. */
bool face_open(struct arena *a, struct face *f);
void face_close(struct face *f);

/* Knuth's multiplicative hash. */
static inline size_t char_hash(uint32_t key)
{
    return (key * 2654435761u) >> 7;
}

/* Works out the entry of a character, or finds it behind others. */
const struct char_glyph *fontset_resolve(struct fontset *fs, int role, uint32_t key);

/* The entry of a character; good until the next call.  `key` is a code point
   with the bits above. */
static inline const struct char_glyph *fontset_char(struct fontset *fs, int role, uint32_t key)
{
    const struct char_cache *c = &fs->roles[role].chars;

    if (c->cap > 0) {
        const struct char_glyph *g = &c->slots[char_hash(key) & (c->cap - 1)];
        if (g->key == key + 1)
            return g;
    }
    return fontset_resolve(fs, role, key);
}

/* Reports the faces of a role that could not be used, once per sink. */
void fontset_report(const struct fontset *fs, int role, struct diags *d);

/* True if `d` has this finding at this place, with `first` as its first
   argument unless that is empty. */
bool diags_have(const struct diags *d, enum diag_id id, struct place at, struct str first);

#endif
