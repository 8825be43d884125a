/* Widths, positions and the text behind glyphs; properties on made-up texts. */
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>

/* ---- one thing open for each test ---- */

struct world {
    struct diags d;
    struct arena a;
    struct fontset *fs;
    int full, on_measure; /* justified lines but the last, and how many end right */
};

static int open_world(void **state)
{
    struct world *w = calloc(1, sizeof *w);

    w->fs = open_fonts(&w->d);
    *state = w;
    return 0;
}

static int close_world(void **state)
{
    struct world *w = *state;

    fontset_close(w->fs);
    arena_release(&w->a);
    diags_release(&w->d);
    free(w);
    return 0;
}

static struct lines set(struct world *w, const char *role, const char *text,
                        struct paragraph_style style, struct paragraph_shape shape)
{
    struct paragraph *p = make_paragraph(&w->a, w->fs, role, text, &style, &w->d);
    struct lines lines = paragraph_break(&w->a, p, &shape);

    for (int i = 0; i < lines.n; i++)
        check_line(&lines.lines[i]);
    return lines;
}

static mpt width_of(struct world *w, const char *role, mpt size, const char *text)
{
    struct paragraph_style style = {.size = size};
    struct paragraph *p = make_paragraph(&w->a, w->fs, role, text, &style, &w->d);

    return paragraph_max_width(p);
}

/* ---- measures of the look ---- */

static const char *const forty = "维护社会大局安定稳定健全完善防范化解重大风险的制度机制"
                                 "加强对反渗透反颠覆反恐怖";

/* GB/T 9704-2012: 28 characters fill 156 mm. */
static void full_line(void **state)
{
    struct world *w = *state;
    struct lines l =
        set(w, "body", forty, (struct paragraph_style){15750, 43, true},
            (struct paragraph_shape){.width = 442205, .fill = FILL_JUSTIFY, .last_min_chars = 2});
    const struct line_run *run = &l.lines[0].runs[0];

    assert_int_equal(l.n, 2);
    assert_int_equal(l.lines[0].n_chars, 28);
    assert_int_equal(l.lines[0].width, 442205);
    assert_int_equal(run->glyphs[27].x + 15750, 442205);
    for (int i = 1; i < 28; i++) {
        mpt pitch = run->glyphs[i].x - run->glyphs[i - 1].x;
        assert_true(pitch >= 15793 && pitch <= 15796);
    }
}

static void digits_are_even(void **state)
{
    struct world *w = *state;

    for (char c = '0'; c <= '9'; c++) {
        assert_int_equal(width_of(w, "table", 9000, (char[]){c, 0}), 4500);
        assert_int_equal(width_of(w, "table-strong", 9000, (char[]){c, 0}), 4500);
        assert_int_equal(width_of(w, "body", 15750, (char[]){c, 0}), 7875);
    }
}

/* 3.327 em: even digits and a narrow point. */
static void figure(void **state)
{
    struct world *w = *state;

    assert_int_equal(width_of(w, "table", 9000, "4266.53"), 29943);
    assert_int_equal(width_of(w, "table", 10500, "4266.53"), 34934);
}

static void negative_figure(void **state)
{
    struct world *w = *state;

    assert_int_equal(width_of(w, "table", 9000, "-8.53"), 4500 * 4 + 2943);
}

static void dash_is_two_em(void **state)
{
    struct world *w = *state;
    struct lines l = set(w, "body", "一——二", (struct paragraph_style){.size = 10000},
                         (struct paragraph_shape){.width = 90000});
    const struct line_run *run = &l.lines[0].runs[1];

    assert_int_equal(l.lines[0].width, 40000);
    assert_int_equal(run->n_glyphs, 1);
    assert_int_equal(run->glyphs[0].to, 6);
}

static void ligature_keeps_its_letters(void **state)
{
    struct world *w = *state;
    struct lines l = set(w, "english", "office", (struct paragraph_style){.size = 10000},
                         (struct paragraph_shape){.width = 90000});
    const struct line_run *run = &l.lines[0].runs[0];

    assert_int_equal(run->n_glyphs, 4);
    assert_int_equal(run->glyphs[1].from, 1);
    assert_int_equal(run->glyphs[1].to, 4);
}

static void kerning(void **state)
{
    struct world *w = *state;

    assert_true(width_of(w, "english", 10000, "AVA") <
                width_of(w, "english", 10000, "A") * 2 + width_of(w, "english", 10000, "V"));
}

static void marks_compress(void **state)
{
    struct world *w = *state;

    assert_int_equal(width_of(w, "body", 10000, "一”、“二"), 40000);
    assert_int_equal(width_of(w, "body", 10000, "一，二"), 30000);
    assert_int_equal(width_of(w, "body", 10000, "一。"), 15000);
    assert_int_equal(width_of(w, "body", 10000, "（一）"), 20000);
    assert_int_equal(width_of(w, "body", 10000, "阿·布"), 25000);
}

/* Nothing of it is a character: the text has none. */
static void gap_to_latin(void **state)
{
    struct world *w = *state;
    struct paragraph_style style = {.size = 10000, .auto_space = true};
    struct paragraph *p = make_paragraph(&w->a, w->fs, "body", "共2022年60%的", &style, &w->d);

    assert_int_equal(paragraph_max_width(p), 10000 * 3 + 5000 * 6 + 8330 + 2500 * 4);
}

static void tracking(void **state)
{
    struct world *w = *state;
    struct paragraph_style style = {.size = 10000, .tracking = 1000};
    struct paragraph *p = make_paragraph(&w->a, w->fs, "body", "部门12门", &style, &w->d);

    /* None behind the last one, half of it behind a half-width digit. */
    assert_int_equal(paragraph_max_width(p), 40000 + 2 * 1000 + 2 * 500);
}

/* Ink of a centred title is centred: the bracket's blank half does not count. */
static void centred_bracket(void **state)
{
    struct world *w = *state;
    struct lines l = set(w, "title", "委员会（本级）", (struct paragraph_style){.size = 10000},
                         (struct paragraph_shape){.width = 90000, .centered = true});

    assert_int_equal(l.lines[0].width, 65000);
}

static void indented_bracket_keeps_its_blank(void **state)
{
    struct world *w = *state;
    struct lines l = set(w, "subheading", "（一）概况", (struct paragraph_style){.size = 10000},
                         (struct paragraph_shape){.width = 90000, .first_indent = 20000});

    assert_int_equal(l.lines[0].x, 20000);
    assert_int_equal(l.lines[0].runs[0].x + l.lines[0].runs[0].glyphs[0].x, 0);
    assert_int_equal(l.lines[0].runs[1].x, 10000);
}

static void flush_bracket_loses_it(void **state)
{
    struct world *w = *state;
    struct lines l = set(w, "table", "《法》", (struct paragraph_style){.size = 10000},
                         (struct paragraph_shape){.width = 90000});

    const struct line_run *run = &l.lines[0].runs[0];
    assert_true(run->x + run->glyphs[0].x < 0);
    assert_int_equal(run->x + run->glyphs[1].x, 5000);
}

static void fonts_of_body(void **state)
{
    struct world *w = *state;
    struct lines l = set(w, "body", "仿12（L）镕㎡", (struct paragraph_style){.size = 10000},
                         (struct paragraph_shape){.width = 900000});
    static const char *const names[] = {"FandolFang-Regular", "FandolSong-Regular",
                                        "NotoSerifCJKsc-Regular", "FandolSong-Regular",
                                        "NotoSerifCJKsc-Regular"};

    assert_int_equal(l.lines[0].n_runs, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(fontset_face(w->fs, l.lines[0].runs[i].face)->postscript_name,
                            names[i]);
}

static void break_marks_leave_no_text(void **state)
{
    struct world *w = *state;
    struct lines l =
        set(w, "heading", "政府\u200b预算\ufeff表", (struct paragraph_style){.size = 10000},
            (struct paragraph_shape){.width = 900000});

    assert_int_equal(l.lines[0].n_runs, 1);
    assert_int_equal(l.lines[0].n_chars, 5);
    assert_memory_equal(l.lines[0].runs[0].text.s, "政府预算表", 15);
}

static void blank_paragraphs(void **state)
{
    struct world *w = *state;
    static const char *const blank[] = {"", " ", "\u200b", "\n", "\u3000"};

    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++) {
        struct paragraph_style style = {.size = 10000};
        struct paragraph *p = make_paragraph(&w->a, w->fs, "body", blank[i], &style, &w->d);
        assert_true(paragraph_blank(p));
        paragraph_break(&w->a, p, &(struct paragraph_shape){.width = 10000});
    }
}

static void widths_for_columns(void **state)
{
    struct world *w = *state;
    struct paragraph_style style = {.size = 10000};
    struct paragraph *p = make_paragraph(&w->a, w->fs, "table", "合计1234.5万元，", &style, &w->d);

    assert_int_equal(paragraph_min_width(p), 5 * 5000 + 3270 + 2 * 10000 + 5000);
    assert_int_equal(paragraph_max_width(p), 2 * 10000 + paragraph_min_width(p));
}

/* ---- missing characters ---- */

static void missing_character(void **state)
{
    struct world *w = *state;
    struct lines l =
        set(w, "body", "张\U00020BB7三，\U00020BB7", (struct paragraph_style){.size = 10000},
            (struct paragraph_shape){.width = 900000});
    const struct diag *f = &w->d.list[0];

    assert_int_equal(w->d.n, 1); /* once per character and place */
    assert_int_equal(f->id, DIAG_MISSING_CHARACTER);
    assert_int_equal(f->at.line, 1);
    assert_int_equal(f->n_args, 3);
    assert_true(str_eq(f->args[0], STR("\U00020BB7")));
    assert_true(str_eq(f->args[1], STR("U+20BB7")));
    assert_true(str_eq(f->args[2], STR("张\U00020BB7三，\U00020BB7")));
    assert_int_equal(l.lines[0].width, 20000 + 10000);
}

static void ill_formed_bytes(void **state)
{
    struct world *w = *state;

    set(w, "body", "\x80\x80\x80\xff一\xe4\xb8", (struct paragraph_style){.size = 10000},
        (struct paragraph_shape){.width = 10000});
    assert_true(w->d.n > 0);
}

/* ---- made-up texts ---- */

/* A small generator of its own, so that each run sees the same texts. */
static uint32_t next(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static const char *const pieces[] = {
    "社",  "会",   "稳", "定",   "的", "制", "度",   "预",       "算",     "支", "出",
    "基",  "金",   "，", "。",   "、", "；", "“",    "”",        "《",     "》", "（",
    "）",  "——",   "……", "2022", "年", "60", "万元", "3411.6",   "37.41%", "-8", "·",
    "LED", "km/h", " ",  "％",   "+",  "：", "1",    "个百分点",
};

static const char *made_up(struct arena *a, uint32_t *seed)
{
    struct strbuf b = {.a = a};
    uint32_t n = 1 + next(seed, 120);

    for (uint32_t i = 0; i < n; i++)
        strbuf_add(&b, str_from(pieces[next(seed, sizeof pieces / sizeof *pieces)]));
    return str_z(a, str_trim(strbuf_str(&b)));
}

static uint32_t first_char(struct str s)
{
    size_t at = 0;
    return s.n > 0 ? utf8_next(s, &at) : 0;
}

static uint32_t last_char(struct str s)
{
    size_t at = s.n;

    while (at > 0 && ((unsigned char)s.s[at - 1] & 0xC0) == 0x80)
        at--;
    at -= at > 0;
    return s.n > 0 ? utf8_next(s, &at) : 0;
}

static bool among(uint32_t c, const uint32_t *set)
{
    while (*set != 0 && *set != c)
        set++;
    return *set != 0;
}

static const uint32_t not_first[] = {0xFF0C, 0x3002, 0x3001, 0xFF1B, 0x201D, 0x300B, 0xFF09,
                                     0xFF1A, 0xFF05, '%',    0xB7,   '/',    0};
static const uint32_t not_last[] = {0x201C, 0x300A, 0xFF08, 0};

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static void check_ends(struct str before, struct str after)
{
    assert_false(among(first_char(after), not_first));
    assert_false(among(last_char(str_trim(before)), not_last));
    assert_false(is_digit(last_char(before)) && is_digit(first_char(after)));
    assert_false(last_char(before) == 0x2014 && first_char(after) == 0x2014);
    assert_false(last_char(before) == 0x2026 && first_char(after) == 0x2026);
}

/* The characters of all lines are those of the text, once and in order. */
static void check_whole(struct arena *a, const struct lines *lines, const char *text)
{
    struct strbuf got = {.a = a};

    for (int i = 0; i < lines->n; i++)
        for (int r = 0; r < lines->lines[i].n_runs; r++)
            strbuf_add(&got, lines->lines[i].runs[r].text);
    assert_string_equal(str_z(a, strbuf_str(&got)), text);
}

static void check_made_up(struct world *w, uint32_t *seed, enum paragraph_fill fill)
{
    struct arena a = {0};
    const char *text = made_up(&a, seed);
    struct paragraph_style style = {.size = 10000, .auto_space = fill == FILL_JUSTIFY};
    struct paragraph *p = make_paragraph(&a, w->fs, "body", text, &style, &w->d);
    struct paragraph_shape shape = {
        .width =
            (mpt)(fill == FILL_JUSTIFY ? 150000 + next(seed, 200000) : 20000 + next(seed, 200000)),
        .first_indent = next(seed, 2) != 0 ? 20000 : 0,
        .fill = fill,
        .centered = fill == FILL_RAGGED && next(seed, 2) != 0,
        .last_min_chars = 2,
    };
    struct lines l = paragraph_break(&a, p, &shape);

    check_whole(&a, &l, text);
    for (int i = 0; i < l.n; i++) {
        const struct line *line = &l.lines[i];
        mpt room = shape.width - line->x;
        check_line(line);
        assert_int_equal(line->last, i == l.n - 1);
        if (!l.overfull)
            assert_true(line->width <= room);
        if (!l.overfull && i > 0)
            check_ends(line_text(&a, &l.lines[i - 1]), line_text(&a, line));
        if (fill == FILL_JUSTIFY && !line->last && !l.overfull) {
            w->full++;
            w->on_measure += line->width == room;
        }
    }
    assert_int_equal(w->d.n, 0);
    arena_release(&a);
}

static void made_up_texts(struct world *w, enum paragraph_fill fill)
{
    uint32_t seed = 20220101;

    for (int i = 0; i < 4000; i++)
        check_made_up(w, &seed, fill);
}

static void made_up_justified(void **state)
{
    struct world *w = *state;

    made_up_texts(w, FILL_JUSTIFY);
    /* These texts are harder than any real one: now and then words that may
       not be parted leave a line that no sane stretch would fill. */
    assert_true(w->full > 10000);
    assert_true((w->full - w->on_measure) * 200 < w->full);
}

static void made_up_ragged(void **state)
{
    made_up_texts(*state, FILL_RAGGED);
}

static void made_up_first_fit(void **state)
{
    made_up_texts(*state, FILL_FIRST_FIT);
}

/* Work grows with the text, not with its square. */
static void long_texts(void **state)
{
    struct world *w = *state;
    static const char *const parts[] = {"\u200b", "e\u0301", "一", "1", "i", " ", "，", "\n"};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (int fill = FILL_JUSTIFY; fill <= FILL_FIRST_FIT; fill++) {
            struct strbuf b = {.a = &w->a};
            for (int k = 0; k < 20000; k++)
                strbuf_add(&b, str_from(parts[i]));
            strbuf_addc(&b, 'x');
            set(w, "table", str_z(&w->a, strbuf_str(&b)), (struct paragraph_style){.size = 9000},
                (struct paragraph_shape){.width = 300000, .fill = (enum paragraph_fill)fill});
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(full_line, open_world, close_world),
        cmocka_unit_test_setup_teardown(digits_are_even, open_world, close_world),
        cmocka_unit_test_setup_teardown(figure, open_world, close_world),
        cmocka_unit_test_setup_teardown(negative_figure, open_world, close_world),
        cmocka_unit_test_setup_teardown(dash_is_two_em, open_world, close_world),
        cmocka_unit_test_setup_teardown(ligature_keeps_its_letters, open_world, close_world),
        cmocka_unit_test_setup_teardown(kerning, open_world, close_world),
        cmocka_unit_test_setup_teardown(marks_compress, open_world, close_world),
        cmocka_unit_test_setup_teardown(gap_to_latin, open_world, close_world),
        cmocka_unit_test_setup_teardown(tracking, open_world, close_world),
        cmocka_unit_test_setup_teardown(centred_bracket, open_world, close_world),
        cmocka_unit_test_setup_teardown(indented_bracket_keeps_its_blank, open_world, close_world),
        cmocka_unit_test_setup_teardown(flush_bracket_loses_it, open_world, close_world),
        cmocka_unit_test_setup_teardown(fonts_of_body, open_world, close_world),
        cmocka_unit_test_setup_teardown(break_marks_leave_no_text, open_world, close_world),
        cmocka_unit_test_setup_teardown(blank_paragraphs, open_world, close_world),
        cmocka_unit_test_setup_teardown(widths_for_columns, open_world, close_world),
        cmocka_unit_test_setup_teardown(missing_character, open_world, close_world),
        cmocka_unit_test_setup_teardown(ill_formed_bytes, open_world, close_world),
        cmocka_unit_test_setup_teardown(made_up_justified, open_world, close_world),
        cmocka_unit_test_setup_teardown(made_up_ragged, open_world, close_world),
        cmocka_unit_test_setup_teardown(made_up_first_fit, open_world, close_world),
        cmocka_unit_test_setup_teardown(long_texts, open_world, close_world),
    };
    return cmocka_run_group_tests_name("paragraph", tests, NULL, NULL);
}
