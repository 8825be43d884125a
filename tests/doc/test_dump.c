/* The dump of a document made by hand: every kind of block, every mark. */
#include "doc/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

static struct page_style portrait = {.name = STR_INIT("portrait")};
static struct par_style body = {.name = STR_INIT("body")};
static struct table_style plain = {.name = STR_INIT("plain")};

static struct span words[] = {
    {.text = STR_INIT("one")},
    {.text = STR_INIT("2.50"), .figure = STR_INIT("t/a/sum")},
    {.text = STR_INIT("bold\xE2\x80\x8Bword\n"), .role = STR_INIT("heading")},
};
static struct span name[] = {{.text = STR_INIT("A name")}};

static struct heading part = {.level = 1,
                              .contents_level = 1,
                              .text = {&body, name, 1},
                              .plain = STR_INIT("1 A name"),
                              .number = STR_INIT("1 ")};

static struct cell head_cells[] = {
    {.col = 0, .colspan = 2, .rowspan = 1, .head = true, .align = ALIGN_CENTER}};
static struct cell body_cells[] = {
    {.col = 0,
     .colspan = 1,
     .rowspan = 2,
     .row_head = true,
     .cont = CONTINUE_LABEL,
     .indent = 9000,
     .spans = name,
     .n_spans = 1},
    {.col = 1,
     .colspan = 1,
     .rowspan = 1,
     .decimal = true,
     .strong = true,
     .align = ALIGN_RIGHT,
     .valign = VALIGN_TOP,
     .cont = CONTINUE_TEXT,
     .rule_left_strong = true},
};
static struct row head_rows[] = {{.cells = head_cells, .n_cells = 1}};
static struct row body_rows[] = {
    {.cells = body_cells, .n_cells = 2, .height_min = 20500, .group = 3, .total = true}};
static struct column columns[] = {{.width = 45000}, {.min = 10250}, {.min = 5000, .max = 60005}};
static struct par notes[] = {{&body, name, 1}};

static struct table table = {.style = &plain,
                             .start = START_PAGE_OR_SHORT,
                             .empty = true,
                             .centered = true,
                             .grid_block = true,
                             .joined = true,
                             .columns = columns,
                             .n_columns = 3,
                             .head = head_rows,
                             .n_head = 1,
                             .body = body_rows,
                             .n_body = 1,
                             .unit = name,
                             .n_unit = 1,
                             .again = name,
                             .n_again = 1,
                             .again_suffix = STR_INIT("(cont.)"),
                             .notes = notes,
                             .n_notes = 1,
                             .summary = STR_INIT("what it says"),
                             .at = {.line = 7}};

static struct contents contents = {.n_levels = 2};

static struct block blocks[] = {
    {.kind = BLOCK_PAGE, .page = &portrait},
    {.kind = BLOCK_CONTENTS, .contents = &contents},
    {.kind = BLOCK_HEADING, .heading = &part},
    {.kind = BLOCK_PAR, .par_kind = PAR_TEXT, .par = {&body, words, 3}},
    {.kind = BLOCK_PAR, .par_kind = PAR_ITEM, .par = {&body, name, 1}},
    {.kind = BLOCK_TABLE, .heading = &part, .table = &table},
};

static const char expected[] = "document en\n"
                               "  title A title\n"
                               "  date 2022-02-14\n"
                               "  watermark A name\n"
                               "  draft-line A name\n"
                               "page portrait\n"
                               "contents levels=2\n"
                               "heading 1 body contents=1: A name\n"
                               "  plain 1 A name number=1 \n"
                               "text body: one[2.50 = t/a/sum]<heading bold|word\\n>\n"
                               "item body: A name\n"
                               "table-title 1 body contents=1: A name\n"
                               "  plain 1 A name number=1 \n"
                               "table plain start=page-or-short empty centered grid-block joined "
                               "columns=45,10.25..,5..60.005 @7\n"
                               "  unit: A name\n"
                               "  again: A name\n"
                               "  again-suffix (cont.)\n"
                               "  summary what it says\n"
                               "  head\n"
                               "    cell 1 2x1 center head:\n"
                               "  row 20.5 group=3 total\n"
                               "    cell 1 1x2 left row-head continue=label indent=9: A name\n"
                               "    cell 2 right decimal strong top continue=text divider:\n"
                               "  note body: A name\n";

static void everything_is_shown(void **state)
{
    struct draft draft = {.watermark = name[0], .line = name[0]};
    struct doc doc = {.title = STR("A title"),
                      .lang = STR("en"),
                      .date = STR("2022-02-14"),
                      .blocks = blocks,
                      .n_blocks = sizeof blocks / sizeof *blocks,
                      .draft = &draft};
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    (void)state;
    assert_non_null(out);
    doc_dump(&doc, out);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_shown),
    };
    return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
