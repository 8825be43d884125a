/* Comma separated values, one case a row. */
#include "read/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct csv_case {
    const char *name;
    struct str in;
    const char *out;   /* line:column=text; of each cell, a bar after each row */
    const char *found; /* ID line:column; of each finding */
} cases[] = {
    { "empty",              STR_INIT(""),                 "", "" },
    { "one_cell",           STR_INIT("a"),                "1:1=a;|", "" },
    { "two_rows",           STR_INIT("a,b\nc,d\n"),       "1:1=a;1:2=b;|2:1=c;2:2=d;|", "" },
    { "cr_lf",              STR_INIT("a,b\r\nc\r\n"),     "1:1=a;1:2=b;|2:1=c;|", "" },
    { "cr_alone",           STR_INIT("a\rb\r"),           "1:1=a;|2:1=b;|", "" },
    { "no_last_line_end",   STR_INIT("a\nb"),             "1:1=a;|2:1=b;|", "" },
    { "blank_lines",        STR_INIT("\na\n\n\nb\n"),     "2:1=a;|5:1=b;|", "" },
    { "empty_cells",        STR_INIT(",\n"),              "1:1=;1:2=;|", "" },
    { "comma_at_the_end",   STR_INIT("a,"),               "1:1=a;1:2=;|", "" },
    { "quoted",             STR_INIT("\"a,b\",c"),        "1:1=a,b;1:2=c;|", "" },
    { "quoted_empty",       STR_INIT("\"\",x"),           "1:1=;1:2=x;|", "" },
    { "quote_in_quotes",    STR_INIT("\"a\"\"b\""),       "1:1=a\"b;|", "" },
    { "only_a_quote",       STR_INIT("\"\"\"\""),         "1:1=\";|", "" },
    { "line_end_inside",    STR_INIT("\"a\nb\",c\nd"),    "1:1=a\nb;2:2=c;|3:1=d;|", "" },
    { "cr_lf_inside",       STR_INIT("\"a\r\nb\"\r\nc"),  "1:1=a\nb;|3:1=c;|", "" },
    { "blanks_are_kept",    STR_INIT(" a , b"),           "1:1= a ;1:2= b;|", "" },
    { "nul_is_a_character", STR_INIT("a\0,b"),            "1:1=a?;1:2=b;|", "" },
    { "unclosed",           STR_INIT("a,\"b\nc"),         "1:1=a;1:2=b\nc;|", "CSV_UNCLOSED 1:2;" },
    { "unclosed_empty",     STR_INIT("\""),               "1:1=;|", "CSV_UNCLOSED 1:1;" },
    { "stray_quote",        STR_INIT("a\nb\"c,d"),        "1:1=a;|2:1=b\"c;2:2=d;|", "CSV_STRAY_QUOTE 2:1;" },
    { "text_after_quote",   STR_INIT("\"a\"b,c"),         "1:1=a;1:2=c;|", "CSV_AFTER_QUOTE 1:1;" },
    { "two_faults",         STR_INIT("\"a\"b\nx\"y\n"),   "1:1=a;|2:1=x\"y;|", "CSV_AFTER_QUOTE 1:1;CSV_STRAY_QUOTE 2:1;" },
};
/* clang-format on */

static struct str cells_of(struct arena *a, const struct csv *csv)
{
    struct strbuf b = {.a = a};

    for (int i = 0; i < csv->n; i++) {
        assert_int_equal(csv->rows[i].line, csv->rows[i].cells[0].line);
        for (int j = 0; j < csv->rows[i].n; j++) {
            const struct csv_cell *c = &csv->rows[i].cells[j];
            strbuf_printf(&b, "%d:%d=", c->line, c->column);
            for (size_t k = 0; k < c->text.n; k++)
                strbuf_addc(&b, c->text.s[k] == '\0' ? '?' : c->text.s[k]);
            strbuf_addc(&b, ';');
        }
        strbuf_addc(&b, '|');
    }
    strbuf_addc(&b, '\0');
    return strbuf_str(&b);
}

static struct str findings_of(struct arena *a, const struct diags *d)
{
    struct strbuf b = {.a = a};

    for (size_t i = 0; i < d->n; i++)
        strbuf_printf(&b, "%s %d:%d;", diag_name(d->list[i].id), d->list[i].at.line,
                      d->list[i].at.column);
    strbuf_addc(&b, '\0');
    return strbuf_str(&b);
}

static void check(void **state)
{
    const struct csv_case *c = *state;
    struct arena a = {0};
    struct diags d = {0};
    struct csv csv;
    bool ok = csv_parse(&a, STR("x.csv"), c->in, &csv, &d);

    assert_int_equal(ok, *c->found == '\0');
    assert_string_equal(cells_of(&a, &csv).s, c->out);
    assert_string_equal(findings_of(&a, &d).s, c->found);
    diags_release(&d);
    arena_release(&a);
}

static void refuses_too_much(struct str piece, int times)
{
    struct arena a = {0};
    struct diags d = {0};
    struct strbuf b = {.a = &a};
    struct csv csv;

    for (int i = 0; i < times; i++)
        strbuf_add(&b, piece);
    assert_false(csv_parse(&a, STR("x.csv"), strbuf_str(&b), &csv, &d));
    assert_int_equal(d.n, 1);
    assert_string_equal(diag_name(d.list[0].id), "CSV_LIMIT");
    diags_release(&d);
    arena_release(&a);
}

static void too_many_rows(void **state)
{
    (void)state;
    refuses_too_much(STR("a\n"), CSV_ROWS_MAX + 1000);
}

static void too_many_cells(void **state)
{
    (void)state;
    refuses_too_much(STR("a,"), CSV_CELLS_MAX + 1000);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases) + 2] = {0};

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = check, .initial_state = (void *)&cases[i]};
    tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test(too_many_rows);
    tests[COUNT(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(too_many_cells);
    return cmocka_run_group_tests_name("csv_parse", tests, NULL, NULL);
}
