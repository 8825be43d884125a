/*
 * Small documents and the pages they give, set with the typewriter: one file
 * golden/NAME.pages a case, as pages_dump() prints it.
 *
 *   test_layout_cases                runs all
 *   test_layout_cases accept NAME    writes the file of one case anew
 */
#include "base/file.h"
#include "layout/layout.h"
#include "made.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HAN   "\xE4\xB8\xAD" /* U+4E2D */
#define HAN5  HAN HAN HAN HAN HAN
#define HAN20 HAN5 HAN5 HAN5 HAN5

/* A document under construction. */
struct draw {
    struct arena *a;
    struct doc *doc;
    size_t cap_blocks, cap_rows, cap_head, cap_cells;
    struct table *table;
    struct row *row;
};

static struct span *span(struct draw *d, const char *text)
{
    struct span *s = arena_new(d->a, struct span, 1);

    *s = (struct span){.text = str_from(text), .at = {.path = STR("case.xml"), .line = 1}};
    return s;
}

static struct block *block(struct draw *d, enum block_kind kind)
{
    size_t n = (size_t)d->doc->n_blocks;
    struct block *b = &ARENA_PUSH(d->a, d->doc->blocks, n, d->cap_blocks);

    d->doc->n_blocks = (int)n;
    b->kind = kind;
    return b;
}

static void page(struct draw *d, int height, int grid)
{
    block(d, BLOCK_PAGE)->page = made_page(d->a, height, grid);
}

static struct par_style *style(struct draw *d)
{
    struct par_style *s = made_par_style(d->a, 15750);

    s->first_indent = 0;
    return s;
}

static struct block *par(struct draw *d, const struct par_style *s, const char *text)
{
    struct block *b = block(d, BLOCK_PAR);

    b->par = (struct par){s, span(d, text), 1};
    return b;
}

static struct heading *make_heading(struct draw *d, int level, const char *text)
{
    struct heading *h = arena_new(d->a, struct heading, 1);

    *h = (struct heading){.level = level,
                          .contents_level = level <= 2 ? level : 0,
                          .text = {style(d), span(d, text), 1},
                          .plain = str_from(text)};
    return h;
}

static void heading(struct draw *d, int level, const char *text)
{
    block(d, BLOCK_HEADING)->heading = make_heading(d, level, text);
}

static struct table *table(struct draw *d, int columns, mpt width)
{
    struct block *b = block(d, BLOCK_TABLE);

    d->table = b->table = arena_new(d->a, struct table, 1);
    d->cap_head = d->cap_rows = 0;
    *d->table = (struct table){
        .style = made_table_style(d->a),
        .n_columns = columns,
        .columns = arena_new(d->a, struct column, (size_t)columns),
        .again = span(d, "again"),
        .n_again = 1,
        .again_suffix = STR("(c)"),
        .at = {.path = STR("case.xml"), .line = 2},
    };
    for (int i = 0; i < columns; i++)
        d->table->columns[i].width = width;
    return d->table;
}

static void row(struct draw *d, bool head)
{
    struct row **rows = head ? &d->table->head : &d->table->body;
    int *count = head ? &d->table->n_head : &d->table->n_body;
    size_t n = (size_t)*count;

    d->row = &ARENA_PUSH(d->a, *rows, n, *(head ? &d->cap_head : &d->cap_rows));
    *count = (int)n;
    d->cap_cells = 0;
}

static struct cell *cell(struct draw *d, int col, int colspan, int rowspan, const char *text)
{
    size_t n = (size_t)d->row->n_cells;
    struct cell *c = &ARENA_PUSH(d->a, d->row->cells, n, d->cap_cells);

    d->row->n_cells = (int)n;
    *c = (struct cell){.col = col,
                       .colspan = colspan,
                       .rowspan = rowspan,
                       .head = d->table->n_body == 0,
                       .spans = span(d, text),
                       .n_spans = 1};
    return c;
}

static const char *number(struct draw *d, const char *before, int i)
{
    return str_z(d->a, str_printf(d->a, "%s%d", before, i));
}

/* Rows of two cells: a number and a figure. */
static void plain_rows(struct draw *d, int n)
{
    for (int i = 0; i < n; i++) {
        row(d, false);
        cell(d, 0, 1, 1, number(d, "r", i))->row_head = true;
        struct cell *c = cell(d, 1, 1, 1, number(d, i % 2 == 0 ? "1." : "10.5", i));
        c->decimal = true;
        c->align = ALIGN_RIGHT;
    }
}

static void head_row(struct draw *d)
{
    row(d, true);
    cell(d, 0, 1, 1, "A");
    cell(d, 1, 1, 1, "B");
}

/* ---- the cases ---- */

static void prose_on_grid(struct draw *d)
{
    struct par_style *s = made_par_style(d->a, 15750);

    page(d, 300, 8);
    heading(d, 1, HAN5);
    par(d, s, HAN20 HAN20);
    par(d, s, HAN20 HAN20 HAN20);
    par(d, s, HAN);
}

static void heading_with_two_lines(struct draw *d)
{
    page(d, 300, 8);
    par(d, style(d), HAN20 HAN20 HAN20 HAN20 HAN20);
    heading(d, 1, HAN5);
    par(d, style(d), HAN20 HAN20);
}

static void repeated_head(struct draw *d)
{
    page(d, 230, 0);
    table(d, 2, 150000);
    d->doc->blocks[1].heading = make_heading(d, 2, "title");
    d->table->unit = span(d, "unit");
    d->table->n_unit = 1;
    head_row(d);
    row(d, true);
    cell(d, 0, 1, 1, "1")->number = true;
    cell(d, 1, 1, 1, "2")->number = true;
    plain_rows(d, 8);
    d->table->body[7].total = true;
    d->table->notes = arena_new(d->a, struct par, 1);
    struct par_style *note = style(d);
    note->grid = false;
    d->table->notes[0] = (struct par){note, span(d, "note"), 1};
    d->table->n_notes = 1;
}

/* A label over all rows, an amount and a long text over some, across a break. */
static void merged_across_pages(struct draw *d)
{
    page(d, 230, 0);
    table(d, 4, 75000);
    row(d, true);
    for (int i = 0; i < 4; i++)
        cell(d, i, 1, 1, number(d, "h", i));
    for (int i = 0; i < 10; i++) {
        row(d, false);
        if (i == 0) {
            cell(d, 0, 1, 10, HAN20)->cont = CONTINUE_LABEL;
        }
        if (i == 3) {
            cell(d, 1, 1, 6, HAN20 HAN20 HAN20)->cont = CONTINUE_TEXT;
            cell(d, 2, 1, 6, "77.00")->cont = CONTINUE_NONE;
        }
        if (i < 3 || i > 8) {
            cell(d, 1, 1, 1, number(d, "b", i));
            cell(d, 2, 1, 1, number(d, "c", i));
        }
        cell(d, 3, 1, 1, number(d, "d", i));
    }
}

static void tall_text_shares_its_height(struct draw *d)
{
    page(d, 400, 0);
    table(d, 2, 100000);
    head_row(d);
    for (int i = 0; i < 3; i++) {
        row(d, false);
        if (i == 0)
            cell(d, 0, 1, 3, HAN20 HAN20 HAN20);
        cell(d, 1, 1, 1, number(d, "r", i));
    }
}

static void row_taller_than_a_page(struct draw *d)
{
    page(d, 230, 0);
    table(d, 2, 100000);
    head_row(d);
    row(d, false);
    cell(d, 0, 1, 1, "left");
    cell(d, 1, 1, 1, HAN20 HAN20 HAN20 HAN20 HAN20 HAN20 HAN20 HAN20);
    plain_rows(d, 2);
}

static void group_stays_together(struct draw *d)
{
    page(d, 230, 0);
    table(d, 2, 100000);
    head_row(d);
    plain_rows(d, 9);
    for (int i = 6; i < 8; i++)
        d->table->body[i].group = 1;
}

static void last_page_of_two_rows(struct draw *d)
{
    page(d, 230, 0);
    table(d, 2, 100000);
    head_row(d);
    plain_rows(d, 8);
    par(d, style(d), HAN);
}

static void empty_tables_share_a_page(struct draw *d)
{
    page(d, 400, 0);
    for (int i = 0; i < 4; i++) {
        table(d, 2, 150000);
        d->doc->blocks[d->doc->n_blocks - 1].heading = make_heading(d, 2, number(d, "title", i));
        d->table->start = START_PAGE_OR_SHORT;
        d->table->empty = i < 2;
        head_row(d);
        plain_rows(d, i < 2 ? 1 : 5);
    }
}

static void form_of_two_tables(struct draw *d)
{
    page(d, 240, 0);
    struct table *info = table(d, 2, 150000);
    struct table_style *s = made_table_style(d->a);
    s->rule_side = 500;
    s->tight_pad_y = 500;
    s->tight_leading = 10000;
    info->style = s;
    plain_rows(d, 3);
    table(d, 3, 100000);
    d->table->style = s;
    d->table->joined = true;
    row(d, true);
    for (int i = 0; i < 3; i++)
        cell(d, i, 1, 1, number(d, "h", i));
    for (int i = 0; i < 7; i++) {
        row(d, false);
        if (i == 0)
            cell(d, 0, 1, 5, "label")->cont = CONTINUE_LABEL;
        if (i >= 5)
            cell(d, 0, 1, 1, "other");
        cell(d, 1, 1, 1, number(d, "b", i));
        cell(d, 2, 1, 1, number(d, "c", i));
    }
}

/* Three rows of two lines: one page with the tight pitch only. */
static void tight_form(struct draw *d)
{
    form_of_two_tables(d);
    d->table->n_body = 3;
    d->table->body[0].cells[0].rowspan = 3;
    for (int i = 0; i < 3; i++) {
        struct row *r = &d->table->body[i];
        r->cells[r->n_cells - 1].spans = span(d, HAN20);
    }
}

static void small_table_in_prose(struct draw *d)
{
    page(d, 400, 12);
    par(d, style(d), HAN20);
    table(d, 2, 100000);
    d->table->grid_block = true;
    d->table->centered = true;
    head_row(d);
    plain_rows(d, 1);
    par(d, style(d), HAN20);
}

static void contents_of_two_pages(struct draw *d)
{
    page(d, 230, 0);
    struct block *b = block(d, BLOCK_CONTENTS);
    b->contents = made_contents(d->a);
    for (int i = 0; i < 4; i++) {
        page(d, 230, 4);
        heading(d, 1, number(d, "part", i));
        heading(d, 2, number(d, "section", i));
        par(d, style(d), HAN20);
    }
    heading(d, 2, HAN20 HAN20);
    par(d, style(d), HAN20);
}

static void cover(struct draw *d)
{
    struct par_style *top = style(d), *name = style(d), *last = style(d);

    page(d, 500, 12);
    top->at = 60000;
    top->align = name->align = last->align = ALIGN_CENTER;
    name->grid = last->grid = false;
    name->text.size = 40000;
    name->leading = 50000;
    name->before = 34000;
    name->shrink_size = 30000;
    name->shrink_lines = 1;
    last->text.tracking = 14000;
    last->before = 44000;
    par(d, top, "2022")->par_kind = PAR_TITLE;
    par(d, name, HAN5 HAN5)->par_kind = PAR_TITLE;
    par(d, last, HAN HAN HAN HAN)->par_kind = PAR_TITLE;
}

static void draft_marks(struct draw *d)
{
    struct draft *draft = arena_new(d->a, struct draft, 1);

    *draft = (struct draft){
        .watermark = *span(d, HAN HAN),
        .watermark_style = {.role = STR("mark"), .size = 100000, .tracking = 30000},
        .watermark_degrees = 50,
        .line = *span(d, "draft"),
        .line_style = {.role = STR("table"), .size = 9000},
        .line_rise = 30000,
    };
    d->doc->draft = draft;
    page(d, 300, 8);
    par(d, style(d), HAN);
}

/* Two marks in a row of cells, one beside a paragraph's second line, and the
   list that they lead to. */
static void marks_and_their_list(struct draw *d)
{
    static const struct str one[] = {STR_INIT("v/1/a"), STR_INIT("v/2/a")},
                            two[] = {STR_INIT("v/1/b")};
    struct draft *draft = arena_new(d->a, struct draft, 1);
    struct block *text;

    draft_marks(d);
    *draft = *d->doc->draft;
    draft->mark_style = (struct text_style){.role = STR("mark"), .size = 7500};
    draft->mark_gap = 4000;
    draft->marks = arena_new(d->a, struct mark, 2);
    draft->n_marks = 2;
    draft->marks[0] =
        (struct mark){STR("^1"), STR("to 1"), STR("back 1"), one, 2, STR("list/1/mark")};
    draft->marks[1] =
        (struct mark){STR("^2"), STR("to 2"), STR("back 2"), two, 1, STR("list/2/mark")};
    d->doc->draft = draft;

    text = par(d, style(d), HAN20 HAN20);
    text->par.spans = arena_new(d->a, struct span, 2);
    text->par.n_spans = 2;
    text->par.spans[0] = *span(d, HAN20);
    text->par.spans[1] = *span(d, HAN20);
    text->par.spans[1].figure = one[1];
    table(d, 2, 100000);
    row(d, false);
    cell(d, 0, 1, 1, "1.1")->spans->figure = one[0];
    cell(d, 1, 1, 1, "1.2")->spans->figure = two[0];

    draft->first_block = d->doc->n_blocks;
    page(d, 300, 0);
    table(d, 2, 100000);
    d->table->lead = span(d, "2 findings");
    d->table->n_lead = 1;
    d->table->unit = span(d, "drafts only");
    d->table->n_unit = 1;
    for (int i = 0; i < 2; i++) {
        row(d, false);
        cell(d, 0, 1, 1, i == 0 ? "^1" : "^2")->spans->figure = draft->marks[i].row;
        cell(d, 1, 1, 1, HAN)->small = true;
    }
}

static void list_and_part_title(struct draw *d)
{
    struct par_style *s = style(d);

    page(d, 300, 8);
    s->at = 60000;
    par(d, s, "Part 1")->par_kind = PAR_TITLE;
    heading(d, 1, "First");
    page(d, 300, 8);
    heading(d, 2, "Section");
    par(d, style(d), "(1) a")->par_kind = PAR_ITEM;
    par(d, style(d), "(2) b")->par_kind = PAR_ITEM;
    par(d, style(d), "end");
}

/* Heads over several columns and rows, row heads in pairs. */
static void headers_of_cells(struct draw *d)
{
    page(d, 300, 0);
    table(d, 4, 70000);
    row(d, true);
    cell(d, 0, 1, 2, "name");
    cell(d, 1, 3, 1, "of");
    row(d, true);
    cell(d, 1, 1, 1, "x");
    cell(d, 2, 2, 1, "y");
    row(d, false);
    cell(d, 0, 1, 1, "k")->row_head = true;
    cell(d, 1, 1, 1, "1");
    cell(d, 2, 1, 1, "l")->row_head = true;
    cell(d, 3, 1, 1, "2");
    row(d, false);
    cell(d, 0, 2, 1, "3");
    cell(d, 3, 1, 1, "4"); /* column 2 is left out: an empty cell fills the gap */
}

static void too_much(struct draw *d)
{
    struct par_style *at = style(d);

    page(d, 300, 8);
    table(d, 2, 20000);
    d->table->centered = true;
    row(d, false);
    cell(d, 0, 1, 1, "longword");
    struct cell *c = cell(d, 1, 1, 1, "1234567.89");
    c->decimal = true;
    cell(d, 1, 1, 1, "again here");
    at->at = 0;
    at->text.role = STR("missing");
    par(d, at, "on top");
    at = style(d);
    at->at = 190000;
    par(d, at, "low");
}

static const struct layout_case {
    const char *name;
    void (*make)(struct draw *d);
} cases[] = {
    {"prose_on_grid", prose_on_grid},
    {"heading_with_two_lines", heading_with_two_lines},
    {"repeated_head", repeated_head},
    {"merged_across_pages", merged_across_pages},
    {"tall_text_shares_its_height", tall_text_shares_its_height},
    {"row_taller_than_a_page", row_taller_than_a_page},
    {"group_stays_together", group_stays_together},
    {"last_page_of_two_rows", last_page_of_two_rows},
    {"empty_tables_share_a_page", empty_tables_share_a_page},
    {"form_of_two_tables", form_of_two_tables},
    {"tight_form", tight_form},
    {"small_table_in_prose", small_table_in_prose},
    {"contents_of_two_pages", contents_of_two_pages},
    {"cover", cover},
    {"draft_marks", draft_marks},
    {"marks_and_their_list", marks_and_their_list},
    {"list_and_part_title", list_and_part_title},
    {"headers_of_cells", headers_of_cells},
    {"too_much", too_much},
};

enum { CASES = sizeof cases / sizeof cases[0] };

static const char *face_name(const void *ctx, int face)
{
    (void)ctx;
    (void)face;
    return "F";
}

/* Findings and pages of a case, as text; the caller frees it. */
static char *text_of(const struct layout_case *c)
{
    struct arena a = {0};
    struct diags found = {0};
    struct doc doc = {.title = STR_INIT("case"), .lang = STR_INIT("zh-CN")};
    struct draw d = {.a = &a, .doc = &doc};
    char *text = NULL;
    size_t size = 0;

    c->make(&d);
    struct pages *pages = layout(&a, &doc, NULL, &found);
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    for (size_t i = 0; i < found.n; i++) {
        const struct diag *f = &found.list[i];
        fprintf(out, "finding %s line %d", diag_name(f->id), f->at.line);
        for (int k = 0; k < f->n_args; k++)
            fprintf(out, " “%.*s”", STR_FMT(f->args[k]));
        fputc('\n', out);
    }
    if (pages != NULL)
        pages_dump(pages, face_name, NULL, out);
    fclose(out);
    diags_release(&found);
    arena_release(&a);
    return text;
}

static void path_of(const struct layout_case *c, char *path, size_t size)
{
    snprintf(path, size, "%s/tests/layout/golden/%s.pages", TEST_SOURCE_DIR, c->name);
}

static char *read_golden(const struct layout_case *c)
{
    char path[4096];
    struct arena a = {0};
    struct diags d = {0};
    struct str text = {0};

    path_of(c, path, sizeof path);
    bool read = file_read(&a, str_from(path), 1 << 20, &text, &d);
    char *copy = read ? strndup(text.s, text.n) : NULL;
    arena_release(&a);
    diags_release(&d);
    return copy;
}

static void check_case(void **state)
{
    const struct layout_case *c = *state;
    char *expected = read_golden(c), *got = text_of(c);

    if (expected == NULL)
        fail_msg("no golden/%s.pages", c->name);
    const char *e = expected, *g = got;
    for (int line = 1; *e != '\0' || *g != '\0'; line++) {
        size_t ne = strcspn(e, "\n"), ng = strcspn(g, "\n");
        if (ne != ng || memcmp(e, g, ne) != 0)
            fail_msg("line %d\n  is       %.*s\n  expected %.*s", line, (int)ng, g, (int)ne, e);
        e += ne + (e[ne] == '\n');
        g += ng + (g[ng] == '\n');
    }
    free(expected);
    free(got);
}

static int accept_case(const char *name)
{
    for (size_t i = 0; i < CASES; i++) {
        if (strcmp(cases[i].name, name) != 0)
            continue;
        char path[4096], *text = text_of(&cases[i]);
        path_of(&cases[i], path, sizeof path);
        FILE *out = fopen(path, "w");
        if (out == NULL)
            return 1;
        fputs(text, out);
        free(text);
        return fclose(out) == 0 ? 0 : 1;
    }
    fprintf(stderr, "no case %s\n", name);
    return 2;
}

int main(int argc, char **argv)
{
    struct CMUnitTest tests[CASES] = {{0}};

    if (argc == 3 && strcmp(argv[1], "accept") == 0)
        return accept_case(argv[2]);
    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = check_case,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("layout_cases", tests, NULL, NULL);
}
