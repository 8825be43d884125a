/* Characters of a role into glyphs, each worked out once. */
#include "text/fontset_int.h"

/* ---- the table of what is known ---- */

static size_t slot_of(const struct char_cache *c, uint32_t key)
{
    size_t i = char_hash(key);

    for (;; i++) {
        struct char_glyph *g = &c->slots[i & (c->cap - 1)];
        if (g->key == key + 1 || g->key == 0)
            return i & (c->cap - 1);
    }
}

static void grow(struct arena *a, struct char_cache *c)
{
    struct char_cache wide = {.cap = c->cap == 0 ? 64 : c->cap * 2, .n = c->n};

    wide.slots = arena_new(a, struct char_glyph, wide.cap);
    for (size_t i = 0; i < c->cap; i++)
        if (c->slots[i].key != 0)
            wide.slots[slot_of(&wide, c->slots[i].key - 1)] = c->slots[i];
    *c = wide;
}

/* The slot of `key`, which may be free. */
static struct char_glyph *find(struct arena *a, struct char_cache *c, uint32_t key)
{
    if (c->n * 2 >= c->cap)
        grow(a, c);
    return &c->slots[slot_of(c, key)];
}

/* ---- drawing one character ---- */

static bool shape_one(struct fontset *fs, const struct role_row *row, hb_font_t *font, uint32_t key,
                      struct char_glyph *g)
{
    hb_codepoint_t code_point = key & (CHAR_FOREIGN - 1);
    unsigned n;

    hb_buffer_clear_contents(fs->buffer);
    hb_buffer_add_codepoints(fs->buffer, &code_point, 1, 0, 1);
    hb_buffer_set_direction(fs->buffer, HB_DIRECTION_LTR);
    /* Pan-CJK fonts draw a dash 2 em wide and quotes full-width only where
       script and language say so. */
    if ((key & CHAR_FOREIGN) == 0) {
        hb_buffer_set_script(fs->buffer, HB_SCRIPT_HAN);
        hb_buffer_set_language(fs->buffer, fs->chinese);
    } else {
        hb_buffer_set_script(fs->buffer, HB_SCRIPT_LATIN);
    }
    hb_shape(font, fs->buffer, row->features, row->n_features);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(fs->buffer, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(fs->buffer, &n);
    if (n != 1 || info->codepoint == 0)
        return false;
    g->gid = info->codepoint;
    g->advance = pos->x_advance;
    g->shift = pos->x_offset;
    return true;
}

/*
 * How much blank a full-width mark can lose.  Fonts of the mainland put the
 * ink of commas and brackets into one half of the em; what is really blank is
 * asked of the outline, so that ink never touches ink in any font.  A mark
 * keeps half an em (CLREQ 3.1.6).
 */
static void measure_blank(hb_font_t *font, struct char_glyph *g)
{
    hb_glyph_extents_t ink;
    int half = g->units_per_em / 2;
    int most = g->advance - half;

    if (g->class != CHAR_OPEN && g->class != CHAR_CLOSE && g->class != CHAR_STOP)
        return;
    if (most <= half / 2 || !hb_font_get_glyph_extents(font, g->gid, &ink))
        return;
    int blank = g->class == CHAR_OPEN ? ink.x_bearing : g->advance - ink.x_bearing - ink.width;
    blank = blank < 0 ? 0 : blank > most ? most : blank;
    if (g->class == CHAR_OPEN)
        g->lead = blank;
    else
        g->trail = blank;
}

/* GB/T 15834-2011, 5.1.10: the interpunct takes half an em, ink in the middle. */
static void set_interpunct(struct char_glyph *g, uint32_t key)
{
    int half = g->units_per_em / 2;

    if (key != 0x00B7 && key != 0x2027 && key != 0x30FB)
        return;
    g->shift += (half - g->advance) / 2;
    g->advance = half;
}

static bool draw(struct fontset *fs, struct role *role, size_t i, uint32_t key,
                 struct char_glyph *g)
{
    const struct role_row *row = &role->rows[i];
    struct face *f = &fs->faces[row->face];
    hb_codepoint_t gid;

    if (!(row->any || row->script == (enum char_script)g->script) || !face_open(&fs->mem, f))
        return false;
    if (!hb_font_get_nominal_glyph(f->hb, key & (CHAR_FOREIGN - 1), &gid) || gid == 0)
        return false;

    g->face = (int16_t)row->face;
    g->row = (int16_t)i;
    g->units_per_em = (uint16_t)f->info.units_per_em;
    if ((row->n_features == 0 && g->script != SCRIPT_PUNCT) || !shape_one(fs, row, f->hb, key, g)) {
        g->gid = gid;
        g->advance = hb_font_get_glyph_h_advance(f->hb, gid);
    }
    if (g->class != CHAR_SPACE && g->advance < 0)
        g->advance = 0;
    if ((key & CHAR_FOREIGN) == 0) {
        measure_blank(f->hb, g);
        set_interpunct(g, key);
        g->wide = g->script != SCRIPT_LATIN && g->script != SCRIPT_DIGIT &&
                  g->advance * 4 >= g->units_per_em * 3;
        g->plain = g->wide && g->class == CHAR_HAN;
    }
    return true;
}

static bool draw_by_chain(struct fontset *fs, struct role *role, uint32_t key, struct char_glyph *g)
{
    for (size_t i = 0; i < role->n_rows; i++)
        if (draw(fs, role, i, key, g))
            return true;
    return false;
}

static void resolve(struct fontset *fs, struct role *role, uint32_t key, struct char_glyph *g)
{
    struct char_kind kind = char_kind(key & (CHAR_FOREIGN - 1));

    g->key = key + 1;
    g->class = (uint8_t)kind.class;
    /* A sign takes the even-width glyph of the digits behind it. */
    g->script = (uint8_t)(key & CHAR_SIGN ? SCRIPT_DIGIT : kind.script);
    g->shaped = kind.class == CHAR_LETTER || kind.class == CHAR_MARK || kind.class == CHAR_DASH ||
                kind.class == CHAR_DOTS;
    g->face = -1;
    if (draw_by_chain(fs, role, key, g))
        return;
    bool space = kind.class == CHAR_SPACE || kind.class == CHAR_GLUE;
    if ((space || kind.class == CHAR_WIDE_SPACE) && draw_by_chain(fs, role, ' ', g)) {
        if (kind.class == CHAR_WIDE_SPACE)
            g->advance = g->units_per_em;
    }
}

const struct char_glyph *fontset_resolve(struct fontset *fs, int role, uint32_t key)
{
    struct role *r = &fs->roles[role];
    struct char_glyph *g = find(&fs->mem, &r->chars, key);

    if (g->key == 0) {
        r->chars.n++;
        resolve(fs, r, key, g);
    }
    return g;
}

/* ---- what can be drawn at all ---- */

/* Roles share faces: each answers once for a character. */
static bool face_has(struct fontset *fs, struct face *f, uint32_t code_point)
{
    hb_codepoint_t gid;

    if (f->asked != code_point + 1) {
        f->asked = code_point + 1;
        f->has_asked = face_open(&fs->mem, f) &&
                       hb_font_get_nominal_glyph(f->hb, code_point, &gid) && gid != 0;
    }
    return f->has_asked;
}

/* The last face of a chain is asked first: it is the widest, and the one that
   most roles share, so that few faces are asked and opened. */
static bool role_covers(struct fontset *fs, const struct role *role, uint32_t code_point,
                        enum char_script script)
{
    for (size_t i = role->n_rows; i > 0; i--) {
        const struct role_row *row = &role->rows[i - 1];
        if ((row->any || row->script == script) && face_has(fs, &fs->faces[row->face], code_point))
            return true;
    }
    return false;
}

/* Blanks are drawn with the space, whatever their width. */
static bool needs_glyph(enum char_class class)
{
    return class < CHAR_BREAK && class != CHAR_SPACE && class != CHAR_WIDE_SPACE &&
           class != CHAR_GLUE;
}

static bool covers(struct fontset *fs, uint32_t code_point)
{
    struct char_kind kind = char_kind(code_point);

    for (size_t i = 0; needs_glyph(kind.class) && i < fs->n_roles; i++)
        if (!role_covers(fs, &fs->roles[i], code_point, kind.script))
            return false;
    return true;
}

/* A bit for each code point: set, when it is known to be covered. */
static bool known_covered(const struct fontset *fs, uint32_t code_point)
{
    return (fs->covered[code_point / 64] >> code_point % 64 & 1) != 0;
}

static void open_covered(struct fontset *fs)
{
    enum { CODE_POINTS = 0x110000 };

    if (fs->covered == NULL)
        fs->covered = arena_new(&fs->mem, uint64_t, CODE_POINTS / 64);
}

bool fontset_covers(struct fontset *fs, uint32_t code_point)
{
    open_covered(fs);
    if (code_point > 0x10FFFF)
        return false;
    if (known_covered(fs, code_point))
        return true;
    /* What is not covered is asked for again: that ends in a finding anyway. */
    if (!covers(fs, code_point))
        return false;
    fs->covered[code_point / 64] |= (uint64_t)1 << code_point % 64;
    return true;
}

bool fontset_find_uncovered(struct fontset *fs, struct str text, size_t *at)
{
    open_covered(fs);
    for (size_t next = *at; next < text.n; *at = next) {
        uint32_t code_point = utf8_next(text, &next);
        if (!known_covered(fs, code_point) && !fontset_covers(fs, code_point))
            return true;
    }
    return false;
}
