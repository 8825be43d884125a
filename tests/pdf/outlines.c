#include "outlines.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <stdlib.h>
#include <string.h>

struct outlines {
    FT_Library library;
    FT_Face face;
};

struct outlines *outlines_open(const void *data, size_t size, unsigned index)
{
    struct outlines *o = calloc(1, sizeof *o);

    if (o == NULL || FT_Init_FreeType(&o->library) != 0 ||
        FT_New_Memory_Face(o->library, data, (FT_Long)size, (FT_Long)index, &o->face) != 0) {
        outlines_close(o);
        return NULL;
    }
    return o;
}

void outlines_close(struct outlines *o)
{
    if (o == NULL)
        return;
    if (o->face != NULL)
        FT_Done_Face(o->face);
    if (o->library != NULL)
        FT_Done_FreeType(o->library);
    free(o);
}

uint32_t outlines_count(const struct outlines *o)
{
    return (uint32_t)o->face->num_glyphs;
}

static bool load(struct outlines *o, uint32_t i)
{
    return FT_Load_Glyph(o->face, i, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) == 0;
}

bool outlines_equal(struct outlines *a, uint32_t i, struct outlines *b, uint32_t k)
{
    if (!load(a, i) || !load(b, k))
        return false;

    const FT_Outline *p = &a->face->glyph->outline, *q = &b->face->glyph->outline;
    size_t points = (size_t)p->n_points;
    return p->n_points == q->n_points && p->n_contours == q->n_contours &&
           a->face->glyph->metrics.horiAdvance == b->face->glyph->metrics.horiAdvance &&
           (points == 0 ||
            (memcmp(p->points, q->points, points * sizeof *p->points) == 0 &&
             memcmp(p->tags, q->tags, points) == 0 &&
             memcmp(p->contours, q->contours, (size_t)p->n_contours * sizeof *p->contours) == 0));
}

bool outlines_inked(struct outlines *o, uint32_t i)
{
    return load(o, i) && o->face->glyph->outline.n_contours > 0;
}
