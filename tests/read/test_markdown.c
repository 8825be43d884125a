/* Prose, one case a row. */
#include "read/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct prose_case {
    const char *name, *in;
    const char *out;   /* line kind level text; of each row */
    const char *found; /* ID line; of each finding */
} cases[] = {
    { "empty",            "",                        "", "" },
    { "paragraph",        "甲。\n",                  "1 p甲。;", "" },
    { "two_paragraphs",   "甲。\n\n乙。\n",          "1 p甲。;3 p乙。;", "" },
    { "heading",          "# 甲\n\n乙。\n",          "1 h1甲;3 p乙。;", "" },
    { "deep_heading",     "甲。\n\n### 乙\n丙。\n",  "1 p甲。;3 h3乙;4 p丙。;", "" },
    { "underlined_heading", "甲\n===\n",             "1 h1甲;", "" },
    { "empty_heading",    "#\n",                     "", "" },
    { "list",             "- 甲\n- 乙\n",            "1 i1甲;2 i1乙;", "" },
    { "numbered_list",    "1. 甲\n2. 乙\n",          "1 i1甲;2 i1乙;", "" },
    { "loose_list",       "- 甲\n\n- 乙\n",          "1 i1甲;3 i1乙;", "" },
    { "nested_list",      "- 甲\n  - 乙\n- 丙\n",    "1 i1甲;2 i2乙;3 i1丙;", "" },
    { "item_of_two",      "- 甲\n\n  乙\n",          "1 i1甲;3 p乙;", "" },
    { "after_a_list",     "- 甲\n\n乙\n",            "1 i1甲;3 p乙;", "" },
    { "heading_in_item",  "- # 甲\n  乙\n",          "1 h1甲;2 p乙;", "" },
    { "han_line_end",     "甲\n乙\n",                "1 p甲乙;", "" },
    { "latin_line_end",   "a b\nc\n",                "1 pa b c;", "" },
    { "mixed_line_end",   "甲\nb\n丙\n",             "1 p甲b丙;", "" },
    { "hard_break",       "甲  \n乙\n",              "1 p甲乙;", "" },
    { "emphasis",         "甲**乙**丙*丁*\n",        "1 p甲乙丙丁;", "" },
    { "code_span",        "甲`乙`\n",                "1 p甲乙;", "" },
    { "escape",           "3\\*4\n",                 "1 p3*4;", "" },
    { "lone_star",        "3*4\n",                   "1 p3*4;", "" },
    { "entities",         "&lt;&#30002;&#x4E59;&amp;&unknown;\n", "1 p<甲乙&&unknown;;", "" },
    { "indented",         "    甲。\n",              "1 p甲。;", "" },
    { "indented_by_u3000", "　　甲。\n",             "1 p甲。;", "" },
    { "cr_lf",            "# 甲\r\n\r\n乙\r\n丙\r\n", "1 h1甲;3 p乙丙;", "" },
    { "table",            "甲\n\n|a|b|\n|---|---|\n|c|d|\n\n乙\n", "1 p甲;7 p乙;", "PROSE_TABLE 3;" },
    { "html_block",       "甲\n\n<div>\n乙\n</div>\n", "1 p甲;", "PROSE_HTML 3;" },
    { "html_inline",      "甲\n乙<b>丙</b>\n",       "1 p甲乙丙;", "PROSE_HTML 2;" },
    { "image",            "甲\n\n![乙](x.png)\n",    "1 p甲;3 p乙;", "PROSE_IMAGE 3;" },
    { "link",             "甲[乙](x)丙\n",           "1 p甲乙丙;", "PROSE_LINK 1;" },
    { "link_on_line_two", "甲\n[乙](x)\n",           "1 p甲乙;", "PROSE_LINK 2;" },
    { "code_block",       "甲\n\n```\n乙\n```\n\n丙\n", "1 p甲;7 p丙;", "PROSE_CODE 3;" },
    { "quotation",        "甲\n\n> 乙\n\n丙\n",      "1 p甲;5 p丙;", "PROSE_QUOTE 3;" },
    { "list_in_quotation", "> - 甲\n> - 乙\n\n丙\n", "4 p丙;", "PROSE_QUOTE 1;" },
    { "rule",             "甲\n\n* * *\n\n乙\n",     "1 p甲;5 p乙;", "PROSE_RULE 3;" },
    { "two_rules",        "---\n\n甲\n\n---\n",      "3 p甲;", "PROSE_RULE 1;PROSE_RULE 5;" },
    { "several_faults",   "> 甲\n\n[乙](x)\n\n---\n", "3 p乙;", "PROSE_QUOTE 1;PROSE_LINK 3;PROSE_RULE 5;" },
};
/* clang-format on */

static const char *rows_of(struct arena *a, const struct prose *p)
{
    static const char kinds[] = {
        [PROSE_HEADING] = 'h', [PROSE_PARAGRAPH] = 'p', [PROSE_ITEM] = 'i'};
    struct strbuf b = {.a = a};

    for (size_t i = 0; i < p->n; i++) {
        const struct prose_row *r = &p->rows[i];
        strbuf_printf(&b, "%d %c", r->line, kinds[r->kind]);
        if (r->level > 0)
            strbuf_printf(&b, "%d", r->level);
        strbuf_printf(&b, "%.*s;", STR_FMT(r->text));
    }
    strbuf_addc(&b, '\0');
    return b.s;
}

static void check(void **state)
{
    const struct prose_case *c = *state;
    struct arena a = {0};
    struct diags d = {0};
    struct strbuf found = {.a = &a};
    struct prose p;
    bool ok = markdown_parse(&a, STR("x.md"), str_from(c->in), &p, &d);

    for (size_t i = 0; i < d.n; i++)
        strbuf_printf(&found, "%s %d;", diag_name(d.list[i].id), d.list[i].at.line);
    strbuf_addc(&found, '\0');
    assert_string_equal(rows_of(&a, &p), c->out);
    assert_string_equal(found.s, c->found);
    assert_int_equal(ok, d.n == 0);
    diags_release(&d);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases)] = {0};

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = check, .initial_state = (void *)&cases[i]};
    return cmocka_run_group_tests_name("markdown_parse", tests, NULL, NULL);
}
