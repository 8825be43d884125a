/* The list of findings behind a draft: order, marks, places, words. */
#include "report/findings_doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static const struct page_style page = {.name = STR_INIT("p")};
static const struct par_style title_style = {.name = STR_INIT("t")};
static const struct table_style table_style = {.name = STR_INIT("f")};

static const struct findings_style style = {
    .page = &page,
    .title_style = &title_style,
    .table = &table_style,
    .title = STR_INIT("Findings"),
    .counts = STR_INIT("{errors} {warnings} {infos} {unknown}"),
    .counts_waived = STR_INIT(" {waived}"),
    .levels = {STR_INIT("info"), STR_INIT("warning"), STR_INIT("error"), STR_INIT("error")},
    .unknown = STR_INIT("unknown"),
    .waived = STR_INIT("waived"),
    .no_mark = STR_INIT("-"),
    .place = STR_INIT("{file}"),
    .place_line = STR_INIT("{file}:{line}"),
    .other = STR_INIT("see {place}"),
    .cause = STR_INIT("From {cause}."),
    .reason = STR_INIT("Because {reason}."),
    .none = STR_INIT("nothing"),
    .mark_alt = STR_INIT("{mark}: {text}"),
    .back_alt = STR_INIT("back to {mark}"),
};

/* A draft of one paragraph with the figures v/1/a, v/2/a, v/2/b, w/1/a in this order. */
static struct doc *made_draft(struct arena *a)
{
    static const struct str names[] = {STR_INIT("v/1/a"), STR_INIT("v/2/a"), STR_INIT("v/2/b"),
                                       STR_INIT("w/1/a")};
    struct doc *doc = arena_new(a, struct doc, 1);
    struct block *blocks = arena_new(a, struct block, 2);
    struct span *spans = arena_new(a, struct span, 4);

    for (int i = 0; i < 4; i++)
        spans[i] = (struct span){.text = STR("x"), .figure = names[i]};
    blocks[0] = (struct block){.kind = BLOCK_PAGE, .page = &page};
    blocks[1] = (struct block){.kind = BLOCK_PAR, .par = {&title_style, spans, 4}};
    *doc = (struct doc){.lang = STR("en"), .blocks = blocks, .n_blocks = 2};
    doc->draft = arena_new(a, struct draft, 1);
    *doc->draft = (struct draft){.findings = &style,
                                 .line_open = STR_INIT("{errors} errors"),
                                 .line_clean = STR_INIT("clean"),
                                 .mark = STR_INIT("^{n}")};
    return doc;
}

struct made {
    const char *id, *figure, *path;
    int line;
    enum severity severity;
    size_t cause;
    const char *waiver;
    bool unknown;
};

static void add(struct diags *d, const struct made *m)
{
    struct str figure = str_from(m->figure);
    struct diag_rule rule = {.id = str_from(m->id),
                             .zh = STR("zh"),
                             .en = str_from(m->id),
                             .do_en = STR("Do."),
                             .unknown = m->unknown,
                             .figures = &figure,
                             .n_figures = figure.n > 0,
                             .cause = m->cause,
                             .waiver = str_from(m->waiver)};

    diag_add_rule(d, m->severity, (struct place){str_from(m->path), m->line, 1}, &rule);
}

/* The text of a cell of the list. */
static struct str cell_text(const struct doc *doc, int row, int column)
{
    const struct cell *c = &doc->blocks[doc->n_blocks - 1].table->body[row].cells[column];

    return c->n_spans > 0 ? c->spans[0].text : STR("");
}

static void assert_text(struct arena *a, struct str text, const char *expected)
{
    assert_string_equal(str_z(a, text), expected);
}

static const struct made some[] = {
    {"U", "v/1/a", "d/u.csv", 1, SEVERITY_INFO, 0, "", true},
    {"I", "v/1/a", "d/i.csv", 1, SEVERITY_INFO, 0, "", false},
    {"LATE", "w/1/a", "d/a.csv", 1, SEVERITY_ERROR, 0, "", false},
    {"NOWHERE2", "gone/1/a", "d/b.csv", 9, SEVERITY_ERROR, 0, "", false},
    {"NOWHERE1", "", "d/b.csv", 7, SEVERITY_ERROR, 0, "", false},
    {"EARLY", "v/2/b", "d/z.csv", 5, SEVERITY_ERROR, 0, "", false},
    {"FOLLOWS", "v/1/a", "d/y.csv", 5, SEVERITY_ERROR, 3, "", false}, /* from LATE */
    {"WAIVED", "v/2/a", "d/w.csv", 5, SEVERITY_ERROR, 0, "told so", false},
    {"BLANK", "v/2/gone", "d/v.csv", 5, SEVERITY_WARNING, 0, "", false}, /* row v/2 */
};
enum { SOME = sizeof some / sizeof some[0] };

static struct doc *listed(struct arena *a, struct diags *d, const struct checks *checks)
{
    struct doc *doc = made_draft(a);

    for (int i = 0; i < SOME; i++)
        add(d, &some[i]);
    findings_doc(a, doc,
                 &(struct findings_list){.found = d, .checks = checks, .folder = STR("d/")});
    return doc;
}

static void errors_come_first_in_the_order_of_the_document(void **state)
{
    static const char *const order[] = {"EARLY", "LATE", "FOLLOWS", "NOWHERE1", "NOWHERE2",
                                        "BLANK", "I",    "WAIVED",  "U"};
    static const char *const marks[] = {"^1", "^2", "^3", "-", "-", "^4", "^5", "^6", "-"};
    static const char *const levels[] = {"error",   "error", "error",  "error",  "error",
                                         "warning", "info",  "waived", "unknown"};
    struct arena a = {0};
    struct diags d = {0};
    struct doc *doc = listed(&a, &d, NULL);

    (void)state;
    assert_int_equal(doc->blocks[doc->n_blocks - 1].table->n_body, SOME);
    for (int i = 0; i < SOME; i++) {
        assert_text(&a, cell_text(doc, i, 3), order[i]);
        assert_text(&a, cell_text(doc, i, 0), marks[i]);
        assert_text(&a, cell_text(doc, i, 1), levels[i]);
    }
    arena_release(&a);
    diags_release(&d);
}

static void a_row_says_place_cause_remedy_and_reason(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    struct doc *doc = listed(&a, &d, NULL);

    (void)state;
    assert_text(&a, cell_text(doc, 0, 2), "z.csv:5");
    assert_text(&a, cell_text(doc, 0, 4), "EARLY Do.");
    assert_text(&a, cell_text(doc, 2, 4),
                "FOLLOWS From ^\xE2\x81\xA0"
                "2. Do.");
    assert_text(&a, cell_text(doc, 7, 4), "WAIVED Because told so.");
    arena_release(&a);
    diags_release(&d);
}

static void counts_leave_out_what_is_waived(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    struct doc *doc = listed(&a, &d, NULL);

    (void)state;
    assert_text(&a, doc->blocks[doc->n_blocks - 1].table->lead->text, "5 1 1 1 1");
    assert_text(&a, doc->draft->line.text, "5 errors");
    arena_release(&a);
    diags_release(&d);
}

static void marks_know_their_figures_and_rows(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    struct doc *doc = listed(&a, &d, NULL);

    (void)state;
    assert_int_equal(doc->draft->n_marks, 6);
    assert_text(&a, doc->draft->marks[0].figures[0], "v/2/b");
    assert_text(&a, doc->draft->marks[3].figures[0], "v/2/a"); /* of the row */
    for (int i = 0; i < 6; i++) {
        int row = i < 3 ? i : i + 2;
        const struct cell *c = &doc->blocks[3].table->body[row].cells[0];
        assert_true(str_eq(doc->draft->marks[i].row, c->spans->figure));
        assert_true(str_eq(doc->draft->marks[i].text, c->spans->text));
    }
    arena_release(&a);
    diags_release(&d);
}

static void a_rule_that_did_not_run_is_listed_as_such(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    const struct rule rule = {.id = STR_INIT("R-0")};
    struct check all[] = {
        {.rule = &rule, .outcome = OUTCOME_UNKNOWN, .why_en = STR_INIT("no sheet")},
        {.rule = &rule, .outcome = OUTCOME_UNKNOWN, .unknown = 1},
        {.rule = &rule, .outcome = OUTCOME_HOLDS}};
    const struct checks checks = {.list = all, .n = 3};
    struct doc *doc = listed(&a, &d, &checks);
    const struct table *table = doc->blocks[3].table;

    (void)state;
    assert_int_equal(table->n_body, SOME + 1);
    assert_text(&a, cell_text(doc, SOME, 1), "unknown");
    assert_text(&a, cell_text(doc, SOME, 3), "R-0");
    assert_text(&a, cell_text(doc, SOME, 4), "no sheet");
    assert_text(&a, table->lead->text, "5 1 1 2 1");
    arena_release(&a);
    diags_release(&d);
}

static void a_second_list_takes_the_place_of_the_first(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    struct doc *doc = made_draft(&a);
    const struct findings_list list = {.found = &d};

    (void)state;
    findings_doc(&a, doc, &list);
    assert_int_equal(doc->n_blocks, 4);
    assert_text(&a, cell_text(doc, 0, 0), "nothing");
    assert_text(&a, doc->draft->line.text, "clean");
    add(&d, &some[2]);
    findings_doc(&a, doc, &list);
    assert_int_equal(doc->n_blocks, 4);
    assert_text(&a, cell_text(doc, 0, 0), "^1");
    assert_text(&a, doc->draft->line.text, "1 errors");
    arena_release(&a);
    diags_release(&d);
}

static void cells_have_their_places_where_they_go(void **state)
{
    static struct str shows[] = {STR_INIT("w/1/a"), STR_INIT("v/1/a")};
    static struct str sums[] = {STR_INIT("w/1/a"), STR_INIT("v/2/a")};
    struct arena a = {0};
    struct diags d = {0};
    struct doc *doc = made_draft(&a);
    const struct finding_about about[] = {
        {.column = STR_INIT("amount"), .figures = shows, .n_figures = 2, .sums = sums, .n_sums = 2},
        {.sums = sums, .n_sums = 2}};

    (void)state;
    add(&d, &some[4]);
    add(&d, &some[4]);
    findings_doc(&a, doc, &(struct findings_list){.found = &d, .about = about});
    assert_text(&a, cell_text(doc, 0, 2), "b.csv:7\namount");
    assert_int_equal(doc->draft->marks[0].n_figures, 2);
    assert_int_equal(doc->draft->marks[1].n_figures, 1);
    assert_text(&a, doc->draft->marks[1].figures[0], "v/2/a");
    arena_release(&a);
    diags_release(&d);
}

static void a_final_document_gets_no_list(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    struct doc *doc = made_draft(&a);

    (void)state;
    doc->draft = NULL;
    findings_doc(&a, doc, &(struct findings_list){.found = &d});
    assert_int_equal(doc->n_blocks, 2);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_come_first_in_the_order_of_the_document),
        cmocka_unit_test(a_row_says_place_cause_remedy_and_reason),
        cmocka_unit_test(counts_leave_out_what_is_waived),
        cmocka_unit_test(marks_know_their_figures_and_rows),
        cmocka_unit_test(a_rule_that_did_not_run_is_listed_as_such),
        cmocka_unit_test(a_second_list_takes_the_place_of_the_first),
        cmocka_unit_test(cells_have_their_places_where_they_go),
        cmocka_unit_test(a_final_document_gets_no_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
