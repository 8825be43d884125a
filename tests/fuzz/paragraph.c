/* Any text, set in any role, size and shape.  The first eight bytes choose. */
#include "text/paragraph.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* The text is never lost, and no line is too wide unless the result says so. */
static void check_lines(const struct lines *lines, const struct paragraph_shape *shape)
{
    check(lines->n > 0);
    check(lines->lines[lines->n - 1].last);
    for (int i = 0; i < lines->n; i++) {
        const struct line *line = &lines->lines[i];
        check(lines->overfull || line->width <= shape->width - line->x);
        for (int r = 0; r < line->n_runs; r++) {
            const struct line_run *run = &line->runs[r];
            check(run->n_glyphs > 0);
            for (int g = 0; g < run->n_glyphs; g++)
                check(run->glyphs[g].from <= run->glyphs[g].to && run->glyphs[g].to <= run->text.n);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fontset *fs;
    struct diags d = {0};
    struct arena a = {0};

    if (fs == NULL)
        fs = fontset_open(STR(TEST_SOURCE_DIR "/fonts/roles.csv"), &d);
    check(fs != NULL);
    if (size < 8)
        return 0;

    static const char *const roles[] = {"body", "table", "english", "heading"};
    size_t half = 8 + (size - 8) / 2;
    struct text_span spans[2] = {
        {.text = {(const char *)data + 8, half - 8}, .lang = STR("zh-CN")},
        {.text = {(const char *)data + half, size - half}, .id = 1},
    };
    spans[0].role = fontset_role(fs, str_from(roles[data[0] & 3]));
    spans[1].role = fontset_role(fs, str_from(roles[data[0] >> 2 & 3]));
    spans[1].lang = data[1] & 1 ? STR("en") : STR("zh");
    struct paragraph_style style = {
        .size = (data[2] << 8 | data[3]) % 42001,
        .tracking = data[1] >> 3,
        .auto_space = data[1] & 2,
    };
    struct paragraph *p = paragraph_new(&a, fs, spans, 2, &style, &d);
    check(paragraph_min_width(p) <= paragraph_max_width(p));
    struct paragraph_shape shape = {
        .width = (data[4] << 8 | data[5]) * 16,
        .first_indent = (int8_t)data[6] * 100,
        .fill = (enum paragraph_fill)(data[7] % 3),
        .centered = data[7] & 4,
        .last_min_chars = data[7] >> 6,
    };
    struct lines lines = paragraph_break(&a, p, &shape);
    if (lines.n > 0)
        check_lines(&lines, &shape);
    arena_release(&a);
    diags_release(&d);
    return 0;
}
