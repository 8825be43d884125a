/* The dump of pages shows everything that pages hold. */
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *face_name(const void *ctx, int face)
{
    return ((const char *const *)ctx)[face];
}

static char *dump(const struct pages *pages)
{
    static const char *const names[] = {"First", "Second"};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    pages_dump(pages, face_name, names, out);
    fclose(out);
    return text;
}

static void check_dump(void **state)
{
    const int headers[] = {3, 4};
    struct tag tags[] = {
        {.kind = TAG_DOCUMENT, .parent = -1, .rowspan = 1, .colspan = 1},
        {.kind = TAG_HEADING,
         .parent = 0,
         .level = 2,
         .rowspan = 1,
         .colspan = 1,
         .lang = STR_INIT("en"),
         .title = STR_INIT("t\"")},
        {.kind = TAG_TABLE, .parent = 0, .rowspan = 1, .colspan = 1, .summary = STR_INIT("s")},
        {.kind = TAG_TH, .parent = 2, .scope = SCOPE_BOTH, .rowspan = 2, .colspan = 1},
        {.kind = TAG_TH, .parent = 2, .scope = SCOPE_ROW, .rowspan = 1, .colspan = 3},
        {.kind = TAG_TD,
         .parent = 2,
         .rowspan = 1,
         .colspan = 1,
         .headers = headers,
         .n_headers = 2},
    };
    struct page_item items[] = {
        {.kind = ITEM_RUN,
         .tag = 5,
         .run = {.face = 1,
                 .size = 10500,
                 .x = 268500,
                 .y = 201500,
                 .width = 34900,
                 .text = STR_INIT("3727.3"),
                 .figure = STR_INIT("t3/204/total")}},
        {.kind = ITEM_RUN,
         .tag = TAG_ARTIFACT,
         .degrees = 50,
         .run = {.size = 9000,
                 .x = -1,
                 .y = 2,
                 .text = STR_INIT("a\\\n"),
                 .has_actual = true,
                 .lang = STR_INIT("en"),
                 .gray = 230}},
        {.kind = ITEM_RULE, .tag = TAG_ARTIFACT, .rule = {1, 2, 3, 4}},
    };
    struct page_link links[] = {{1, 2, 3, 4, 5, 0, 7, STR_INIT("there")}};
    struct page page[] = {
        {.width = 595276,
         .height = 841890,
         .number = 1,
         .items = items,
         .n_items = 3,
         .links = links,
         .n_links = 1},
        {.width = 1, .height = 2, .number = 2, .numbered = true},
    };
    struct outline_entry outline[] = {{1, STR_INIT("mark"), 0, 9, 1}};
    struct pages pages = {.pages = page,
                          .n_pages = 2,
                          .tags = tags,
                          .n_tags = 6,
                          .outline = outline,
                          .n_outline = 1,
                          .title = STR_INIT("T"),
                          .lang = STR_INIT("zh-CN")};
    char *text = dump(&pages);

    (void)state;
    assert_string_equal(text, "document \"T\" lang=zh-CN\n"
                              "#0 Document\n"
                              "  #1 H2 lang=en title=\"t\\\"\"\n"
                              "  #2 Table summary=\"s\"\n"
                              "    #3 TH scope=both rowspan=2\n"
                              "    #4 TH scope=row colspan=3\n"
                              "    #5 TD headers=#3,#4\n"
                              "bookmark 1 page=1 y=9 #1 \"mark\"\n"
                              "page 1 595276 841890\n"
                              "run 268500 201500 10500 Second \"3727.3\" w=34900 "
                              "@t3/204/total #5\n"
                              "run -1 2 9000 First \"a\\\\\\x0A\" w=0 actual=\"\" lang=en gray=230 "
                              "turned=50\n"
                              "rule 1 2 3 4\n"
                              "link 1 2 3 4 #5 to=1,7 \"there\"\n"
                              "page 2 1 2 numbered\n");
    free(text);
}

static void check_empty(void **state)
{
    struct pages pages = {0};
    char *text = dump(&pages);

    (void)state;
    assert_string_equal(text, "document \"\" lang=\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_dump),
        cmocka_unit_test(check_empty),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
