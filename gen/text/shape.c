/* HarfBuzz for the runs that need it. */
#include "text/paragraph_int.h"

/* Units i..j that one call of HarfBuzz draws. */
struct run {
    int from, to;
};

static bool same_font(const struct unit *a, const struct unit *b)
{
    return a->span == b->span && a->face == b->face && a->row == b->row && b->face >= 0;
}

/* Letters want kerning, ligatures and their marks. */
static bool in_word(const struct unit *u)
{
    return (u->script == SCRIPT_LATIN && u->class != CHAR_SPACE && u->class != CHAR_GLUE) ||
           u->class == CHAR_MARK;
}

static struct run find_run(const struct paragraph *p, int from)
{
    const struct unit *first = &p->units[from];
    int to = from + 1, letters = first->class == CHAR_LETTER;

    if (in_word(first)) {
        while (to < p->n && in_word(&p->units[to]) &&
               (same_font(first, &p->units[to]) || p->units[to].class == CHAR_MARK) &&
               p->units[to].span == first->span)
            letters += p->units[to++].class == CHAR_LETTER;
        /* Signs alone are drawn as they are. */
        return (struct run){from, letters > 1 || (letters > 0 && to - from > 1) ? to : from + 1};
    }
    if (first->class == CHAR_DASH || first->class == CHAR_DOTS)
        while (to < p->n && p->units[to].code_point == first->code_point &&
               same_font(first, &p->units[to]))
            to++;
    else
        while (to < p->n && p->units[to].class == CHAR_MARK && p->units[to].span == first->span)
            to++;
    return (struct run){from, to};
}

static void fill_buffer(struct paragraph *p, struct run r)
{
    const struct unit *u = p->units;
    const struct para_span *span = &p->spans[u[r.from].span];
    hb_buffer_t *buffer = p->fs->buffer;

    hb_buffer_clear_contents(buffer);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (int i = r.from; i < r.to; i++)
        hb_buffer_add(buffer, u[i].code_point, (unsigned)i);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    if (span->chinese && !in_word(&u[r.from])) {
        hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
        hb_buffer_set_language(buffer, p->fs->chinese);
    } else {
        hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
        hb_buffer_set_language(buffer, hb_language_from_string(span->lang.s, (int)span->lang.n));
    }
}

/* True if the font can draw each character of the run. */
static bool drawn(const hb_glyph_info_t *info, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (info[i].codepoint == 0)
            return false;
    return n > 0;
}

/* Units r.from..r.to become one for each cluster, written from `at` on. */
static int take_clusters(struct arena *a, struct paragraph *p, struct run r, int at)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(p->fs->buffer, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(p->fs->buffer, &n);
    int upem = p->fs->faces[p->units[r.from].face].info.units_per_em;

    for (unsigned g = 0, next; g < n; g = next) {
        next = g + 1;
        while (next < n && info[next].cluster == info[g].cluster)
            next++;
        int end = next < n ? (int)info[next].cluster : r.to;
        struct unit u = p->units[info[g].cluster];
        int64_t x = pos[g].x_advance;
        u.to = p->units[end - 1].to;
        u.gid = info[g].codepoint;
        u.shift = em_units(pos[g].x_offset, p->size, upem);
        u.lead = u.trail = 0;
        u.plain = false;
        u.first_extra = (int)p->n_extra;
        for (unsigned k = g + 1; k < next; k++) {
            ARENA_PUSH(a, p->extra, p->n_extra, p->cap_extra) = (struct extra_glyph){
                info[k].codepoint, em_units(x + pos[k].x_offset, p->size, upem)};
            x += pos[k].x_advance;
        }
        u.n_extra = (int)p->n_extra - u.first_extra;
        u.width = em_units(x < 0 ? 0 : x, p->size, upem);
        p->units[at++] = u;
    }
    return at;
}

static int shape_run(struct arena *a, struct paragraph *p, struct run r, int at)
{
    const struct unit *first = &p->units[r.from];
    const struct face *face = &p->fs->faces[first->face];
    const struct role_row *row = &p->fs->roles[p->spans[first->span].role].rows[first->row];
    unsigned n;

    fill_buffer(p, r);
    hb_shape(face->hb, p->fs->buffer, row->features, row->n_features);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(p->fs->buffer, &n);
    if (drawn(info, n))
        return take_clusters(a, p, r, at);
    for (int i = r.from; i < r.to; i++)
        p->units[at++] = p->units[i];
    return at;
}

void units_shape(struct arena *a, struct paragraph *p)
{
    int at = 0;

    for (int i = 0; i < p->n;) {
        struct run r = find_run(p, i);
        if (r.to - r.from > 1 && p->units[i].face >= 0)
            at = shape_run(a, p, r, at);
        else
            for (int k = r.from; k < r.to; k++, at++)
                if (at != k)
                    p->units[at] = p->units[k];
        i = r.to;
    }
    p->n = at;
}
