#include "layout/draft_int.h"

/* A vector in 1/1024 mpt: the rounding of 90 turns stays below 1 mpt. */
struct fine {
    int64_t x, y;
};

enum { FINE = 1024 };

/* Turns anticlockwise on the page, where y grows downward: degree by degree,
   by cosine and sine of one degree in 2^-30, so that every machine agrees. */
static struct fine turn(struct fine v, int degrees)
{
    const int64_t one = (int64_t)1 << 30, cosine = 1073578288, sine = 18739379;

    degrees = (degrees % 360 + 360) % 360;
    for (int i = 0; i < degrees; i++)
        v = (struct fine){(v.x * cosine + v.y * sine) / one, (v.y * cosine - v.x * sine) / one};
    return v;
}

static void watermark(struct setting *s, struct sheet *sheet)
{
    const struct draft *draft = s->doc->draft;
    struct set_text text = set_line(s, &draft->watermark, 1, &draft->watermark_style);

    if (text.lines.n == 0)
        return;
    const struct line *line = &text.lines.lines[0];
    mpt cx = sheet_left(sheet) + area_width(sheet->style) / 2;
    mpt cy = sheet_top(sheet) + area_height(sheet->style) / 2;
    mpt rise = text.size / 2 - em_below(text.size); /* of the box's middle over the baseline */

    for (int i = 0; i < line->n_runs; i++) {
        /* From the middle of the whole line to the origin of this run. */
        struct fine v = {(int64_t)(line->runs[i].x - line->width / 2) * FINE, (int64_t)rise * FINE};
        v = turn(v, draft->watermark_degrees);
        struct glyph_run run = run_of_line(&line->runs[i], text.spans, 0, 0);
        run.x = cx + (mpt)(v.x / FINE);
        run.y = cy + (mpt)(v.y / FINE);
        run.gray = 230; /* 90 % white */
        sheet_run(s, sheet, &run, TAG_ARTIFACT, draft->watermark_degrees);
    }
}

static void top_line(struct setting *s, struct sheet *sheet)
{
    const struct draft *draft = s->doc->draft;
    struct set_text text = set_line(s, &draft->line, 1, &draft->line_style);

    if (text.lines.n == 0)
        return;
    mpt x = sheet_left(sheet) + (area_width(sheet->style) - text.lines.width) / 2;
    sheet_line(s, sheet, &text, 0, x, sheet_top(sheet) - draft->line_rise, TAG_ARTIFACT);
}

void draft_mark(struct setting *s, struct sheet *sheet)
{
    watermark(s, sheet);
    top_line(s, sheet);
}
