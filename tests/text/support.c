#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct fontset *open_fonts(struct diags *d)
{
    struct fontset *fs = fontset_open(STR(TEST_SOURCE_DIR "/fonts/roles.csv"), d);

    assert_non_null(fs);
    return fs;
}

struct paragraph *make_paragraph(struct arena *a, struct fontset *fs, const char *role,
                                 const char *text, const struct paragraph_style *style,
                                 struct diags *d)
{
    struct str name = str_from(role);
    struct text_span span = {
        .text = str_from(text),
        .role = fontset_role(fs, name),
        .lang = str_starts(name, STR("english")) ? STR("en") : STR("zh-CN"),
        .at = {.path = STR("test"), .line = 1},
    };

    assert_true(span.role >= 0);
    return paragraph_new(a, fs, &span, 1, style, d);
}

struct str line_text(struct arena *a, const struct line *line)
{
    struct strbuf b = {.a = a};

    for (int i = 0; i < line->n_runs; i++)
        strbuf_add(&b, line->runs[i].text);
    return strbuf_str(&b);
}

void check_line(const struct line *line)
{
    for (int i = 0; i < line->n_runs; i++) {
        const struct line_run *run = &line->runs[i];
        uint32_t at = 0;

        assert_true(run->n_glyphs > 0);
        for (int g = 0; g < run->n_glyphs; g++) {
            const struct page_glyph *glyph = &run->glyphs[g];
            assert_true(glyph->gid > 0);
            assert_true(glyph->from == at || (glyph->from == glyph->to && glyph->to == at));
            assert_true(glyph->to >= glyph->from && glyph->to <= run->text.n);
            at = glyph->to;
        }
        assert_int_equal(at, run->text.n);
    }
}
