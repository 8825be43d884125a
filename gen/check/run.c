/* Running the rules: three outcomes, and a hit for each broken row. */
#include "check/check_int.h"

/* One struct facts that rules run over. */
struct target {
    struct run *run;
    struct facts *facts;
    unsigned on;      /* set of enum rule_on that run here */
    bool *needed;     /* [views] */
    struct str *lack; /* [views] the table that is missing; empty: none */
};

static void say(struct check *c, struct str zh, struct str en)
{
    c->why_zh = zh;
    c->why_en = en;
}

/* ---- what is missing ---- */

static bool is_there(struct facts *f, struct str table, bool with_rows)
{
    const struct rows *r = facts_rows(f, table);

    return r != NULL && (!with_rows || r->n > 0);
}

static size_t view_of(const struct rules *r, struct str name, size_t before)
{
    for (size_t i = 0; i < before; i++)
        if (str_eq(r->views[i].view.name, name))
            return i;
    return r->n;
}

/* The first table that a view reads and that is not there; views that lack one
   themselves hand on what they lack. */
static struct str lacking(const struct target *t, size_t i)
{
    const struct rules *rules = t->run->rules;
    const struct rule_view *v = &rules->views[i];

    for (size_t k = 0; k < v->view.n_reads; k++) {
        size_t from = view_of(rules, v->view.reads[k], i);
        if (from < rules->n && t->lack[from].n > 0)
            return t->lack[from];
        if (!is_there(t->facts, v->view.reads[k], false))
            return v->view.reads[k];
    }
    for (size_t k = 0; k < v->rule.n_needs; k++) {
        size_t from = view_of(rules, v->rule.needs[k], i);
        if (from < rules->n && t->lack[from].n > 0)
            return t->lack[from];
        if (!is_there(t->facts, v->rule.needs[k], true))
            return v->rule.needs[k];
    }
    return (struct str){0};
}

static bool runs_here(const struct target *t, const struct rule_view *v)
{
    return v->is_rule && (v->rule.on & t->on) != 0;
}

/* Helpers are worked out where a rule that runs needs them. */
static void find_needed(struct target *t)
{
    const struct rules *rules = t->run->rules;

    for (size_t i = rules->n; i-- > 0;) {
        const struct rule_view *v = &rules->views[i];
        t->needed[i] = t->needed[i] || runs_here(t, v);
        for (size_t k = 0; t->needed[i] && k < v->view.n_reads + v->rule.n_needs; k++) {
            struct str name =
                k < v->view.n_reads ? v->view.reads[k] : v->rule.needs[k - v->view.n_reads];
            size_t from = view_of(rules, name, i);
            if (from < rules->n)
                t->needed[from] = true;
        }
    }
}

/* ---- rows that break a rule ---- */

static struct str cell_text(const struct rows *r, int row, struct str column)
{
    const struct value *v = rows_value(r, row, column);

    return v != NULL && v->kind == VALUE_TEXT ? v->text : (struct str){0};
}

/* A fault of the rule itself is named once, not on facts and on printed. */
static void blame(struct run *run, const struct rule_view *v, enum diag_id id, struct str what)
{
    size_t number = (size_t)(v - run->rules->views);

    if (!run->reported[number])
        DIAG_ADD(run->found, id, v->rule.at, v->rule.id, what);
    run->reported[number] = true;
}

static enum severity severity_of(struct run *run, const struct rule_view *v, const struct rows *r,
                                 int row)
{
    const struct rule *rule = &v->rule;
    struct str s = cell_text(r, row, STR("severity"));

    if (str_eq(s, STR("error")))
        return SEVERITY_ERROR;
    if (str_eq(s, STR("warning")))
        return SEVERITY_WARNING;
    if (str_eq(s, STR("info")))
        return SEVERITY_INFO;
    if (s.n > 0)
        blame(run, v, DIAG_RULE_VALUE, s);
    return rule->severity;
}

/* Rounding: printed values may differ by half of their last digit for each
   rounded term and for the sum. */
static bool is_rounding(const struct target *t, const struct hit *h, const struct rows *r, int row)
{
    enum { HALF_DIGITS = 200 }; /* a printed unit has 100 last digits */
    const struct value *n = rows_value(r, row, STR("n"));
    int64_t half = t->run->what->fen_per_unit / HALF_DIGITS, gap;

    return n != NULL && n->kind == VALUE_INTEGER && n->integer >= 0 && n->integer < INT32_MAX &&
           (t->on & RULE_ON_PRINTED) != 0 && h->has_values &&
           !__builtin_sub_overflow(h->a, h->b, &gap) && gap >= -half * (n->integer + 1) &&
           gap <= half * (n->integer + 1);
}

/* Figures of the published document are told apart by their name. */
static void take_figures(const struct target *t, struct hit *h, const struct rows *r, int row)
{
    struct arena *a = t->run->a;
    static const struct str columns[] = {STR_INIT("at"), STR_INIT("other"), STR_INIT("other2"),
                                         STR_INIT("other3")};
    enum { N = sizeof columns / sizeof *columns };

    h->figures = arena_new(a, struct str, N);
    for (size_t i = 0; i < N; i++) {
        struct str figure = cell_text(r, row, columns[i]);
        if (figure.n > 0)
            h->figures[h->n_figures++] = (t->on & RULE_ON_PRINTED) == 0
                                             ? figure
                                             : str_printf(a, "printed_%.*s", STR_FMT(figure));
    }
}

static void take_row(struct target *t, const struct rule_view *v, const struct rows *r, int row)
{
    struct run *run = t->run;
    struct hit h = {.rule = &v->rule, .severity = severity_of(run, v, r, row)};
    const struct value *a = rows_value(r, row, STR("a")), *b = rows_value(r, row, STR("b"));

    h.unknown = str_eq(cell_text(r, row, STR("outcome")), STR("unknown"));
    if (!h.unknown && cell_text(r, row, STR("outcome")).n > 0)
        blame(run, v, DIAG_RULE_VALUE, cell_text(r, row, STR("outcome")));
    h.has_values = v->has_amounts && !h.unknown && a != NULL && b != NULL &&
                   a->kind == VALUE_INTEGER && b->kind == VALUE_INTEGER;
    h.a = h.has_values ? a->integer : 0;
    h.b = h.has_values ? b->integer : 0;
    h.zh = h.unknown ? cell_text(r, row, STR("why"))
                     : wording_fill(run->a, v->rule.zh, r, row, run->what->fen_per_unit);
    h.en = h.unknown ? cell_text(r, row, STR("why_en"))
                     : wording_fill(run->a, v->rule.en, r, row, run->what->fen_per_unit);
    if (h.unknown || is_rounding(t, &h, r, row))
        h.severity = SEVERITY_INFO;
    take_figures(t, &h, r, row);
    locate(run, t->facts, &h);
    ARENA_PUSH(run->a, run->hits, run->n_hits, run->cap_hits) = h;
}

/* ---- one rule ---- */

/* Sheets that a table is, or that a view reads: those without rows, if there
   are any. */
static struct str sheets_behind(const struct target *t, struct str name, bool *empty)
{
    struct strbuf without = {.a = t->run->a}, all = {.a = t->run->a};
    struct str *sheets = NULL;
    size_t n = trace_sheets(t->run->a, t->facts, name, &sheets);

    for (size_t i = 0; i < n; i++) {
        const struct rows *rows = facts_rows(t->facts, sheets[i]);
        strbuf_printf(rows == NULL || rows->n == 0 ? &without : &all, "《%.*s》",
                      STR_FMT(facts_sheet_name(t->facts, sheets[i])));
    }
    *empty = without.n > 0;
    return strbuf_str(*empty ? &without : &all);
}

static void say_lack(const struct target *t, struct check *c, struct str lack)
{
    struct arena *a = t->run->a;
    bool empty = false, printed = (t->on & RULE_ON_PRINTED) != 0;
    struct str sheets = sheets_behind(t, lack, &empty);

    c->outcome = OUTCOME_UNKNOWN;
    if (sheets.n > 0 && empty)
        say(c, str_printf(a, "%s%.*s没有数据", printed ? "公开文件的" : "", STR_FMT(sheets)),
            str_printf(a, "%sno data in %.*s", printed ? "published document: " : "",
                       STR_FMT(sheets)));
    else if (sheets.n > 0)
        say(c,
            str_printf(a, "%s%.*s里没有要核对的内容", printed ? "公开文件的" : "", STR_FMT(sheets)),
            str_printf(a, "%snothing to check in %.*s", printed ? "published document: " : "",
                       STR_FMT(sheets)));
    else if (printed)
        say(c, STR("公开文件里没有要核对的内容"),
            STR("the published document holds nothing to check here"));
    else
        say(c, STR("录入的数里没有要核对的内容"), STR("the facts hold nothing to check here"));
}

/* A name that is nowhere, though all is there, was mistyped. */
static void check_name(const struct target *t, const struct rule_view *v, struct str name)
{
    const struct check_what *what = t->run->what;
    unsigned on = v->rule.on;
    bool all_there = ((on & (RULE_ON_FACTS | RULE_ON_BOTH)) == 0 || what->facts != NULL) &&
                     ((on & (RULE_ON_PRINTED | RULE_ON_BOTH)) == 0 || what->printed != NULL);

    if (!v->is_rule || !all_there || diags_count(t->run->found, SEVERITY_ERROR) > 0 ||
        view_of(t->run->rules, name, t->run->rules->n) < t->run->rules->n ||
        (what->facts != NULL && is_there(what->facts, name, false)) ||
        (what->printed != NULL && is_there(what->printed, name, false)))
        return;
    blame(t->run, v, DIAG_RULE_NEEDS, name);
}

struct wording_check {
    struct run *run;
    const struct rule_view *view;
    const struct rows *rows;
};

static bool see_column(void *ctx, struct str column, struct str format)
{
    const struct wording_check *w = ctx;

    (void)format;
    if (rows_column(w->rows, column) < 0 &&
        !(str_eq(column, STR("d")) && rows_column(w->rows, STR("a")) >= 0 &&
          rows_column(w->rows, STR("b")) >= 0))
        blame(w->run, w->view, DIAG_RULE_COLUMN, column);
    return true;
}

/* Also where no row breaks the rule: else nobody would see it in time. */
static void check_columns(struct run *run, const struct rule_view *v, const struct rows *r)
{
    struct wording_check w = {run, v, r};

    if (rows_column(r, STR("at")) < 0)
        blame(run, v, DIAG_RULE_COLUMN, STR("at"));
    each_placeholder(v->rule.zh, see_column, &w);
    each_placeholder(v->rule.en, see_column, &w);
}

static void settle(struct target *t, const struct rule_view *v, struct check *c, struct str lack)
{
    const struct rows *r = facts_rows(t->facts, v->view.name);

    if (lack.n > 0) {
        check_name(t, v, lack);
        say_lack(t, c, lack);
        return;
    }
    if (r == NULL) { /* it failed, which was reported */
        c->outcome = OUTCOME_UNKNOWN;
        say(c, STR("规则本身有误"), STR("the rule itself is faulty"));
        return;
    }
    check_columns(t->run, v, r);
    for (int row = 0; row < r->n; row++) {
        take_row(t, v, r, row);
        bool unknown = t->run->hits[t->run->n_hits - 1].unknown;
        c->broken += !unknown;
        c->unknown += unknown;
    }
    c->outcome = c->broken > 0 ? OUTCOME_BROKEN : c->unknown > 0 ? OUTCOME_UNKNOWN : OUTCOME_HOLDS;
    if (c->outcome == OUTCOME_UNKNOWN)
        say(c, STR("有的行无法核对，见各行"), STR("some rows cannot be checked, see there"));
}

static enum rule_on place_of(const struct target *t, const struct rule *rule)
{
    unsigned both = rule->on & t->on;

    return (both & RULE_ON_BOTH) != 0    ? RULE_ON_BOTH
           : (both & RULE_ON_FACTS) != 0 ? RULE_ON_FACTS
                                         : RULE_ON_PRINTED;
}

static void run_target(struct run *run, struct facts *f, unsigned on)
{
    const struct rules *rules = run->rules;
    struct target t = {.run = run, .facts = f, .on = on};

    t.needed = arena_new(run->a, bool, rules->n);
    t.lack = arena_new(run->a, struct str, rules->n);
    find_needed(&t);
    for (size_t i = 0; i < rules->n; i++) {
        const struct rule_view *v = &rules->views[i];
        if (!t.needed[i])
            continue;
        t.lack[i] = lacking(&t, i);
        if (t.lack[i].n == 0)
            facts_view(f, v->path, &v->view, run->found);
        if (!runs_here(&t, v))
            continue;
        struct check c = {.rule = &v->rule, .on = place_of(&t, &v->rule)};
        settle(&t, v, &c, t.lack[i]);
        ARENA_PUSH(run->a, run->out->list, run->out->n, run->out->cap) = c;
    }
}

static void make_findings(struct run *run)
{
    for (size_t i = 0; i < run->n_hits; i++) {
        struct hit *h = &run->hits[i];
        struct diag_rule rule = {
            .id = h->rule->id,
            .zh = h->zh,
            .en = h->en,
            .do_zh = h->rule->do_zh,
            .do_en = h->rule->do_en,
            .unknown = h->unknown,
            .has_values = h->has_values,
            .a = h->a,
            .b = h->b,
            .figures = h->figures,
            .n_figures = h->n_figures,
        };
        struct diag *f = diag_add_rule(run->found, h->severity, h->at, &rule);
        h->number = run->found->n;
        note_cells(run, f, h);
    }
}

static void count(struct checks *out)
{
    out->holds = out->broken = out->unknown = 0;
    for (size_t i = 0; i < out->n; i++) {
        out->holds += out->list[i].outcome == OUTCOME_HOLDS;
        out->broken += out->list[i].outcome == OUTCOME_BROKEN;
        out->unknown += out->list[i].outcome == OUTCOME_UNKNOWN;
    }
}

void check_leave_out(struct arena *a, const struct rules *rules, unsigned on, struct str why_zh,
                     struct str why_en, struct checks *out)
{
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);
        unsigned places = rule->on & on;
        if (places == 0)
            continue;
        struct check c = {.rule = rule,
                          .on = (enum rule_on)(places & -places), /* the first of them */
                          .outcome = OUTCOME_UNKNOWN};
        say(&c, why_zh, why_en);
        ARENA_PUSH(a, out->list, out->n, out->cap) = c;
    }
    count(out);
}

/* Rules that have nothing to run over. */
static void leave_out(struct run *run, enum rule_on on)
{
    bool printed = run->what->printed == NULL && on != RULE_ON_FACTS;

    check_leave_out(
        run->a, run->rules, (unsigned)on, printed ? STR("没有公开文件") : STR("没有录入的数"),
        printed ? STR("there is no published document") : STR("there are no facts"), run->out);
}

void check_run(struct arena *a, const struct rules *rules, const struct check_what *what,
               struct checks *out, struct diags *d)
{
    struct run run = {.a = a, .rules = rules, .what = what, .out = out, .found = d};
    size_t first = d->n;

    run.reported = arena_new(a, bool, rules->n);
    locate_begin(&run);
    if (what->printed != NULL) {
        run_target(&run, what->printed, RULE_ON_PRINTED);
        if (what->facts != NULL) {
            figures_put(a, what->facts, what->printed);
            figures_put(a, what->printed, what->facts);
            facts_lend(what->facts, what->printed, STR("printed_"));
        }
    } else {
        leave_out(&run, RULE_ON_PRINTED);
        leave_out(&run, RULE_ON_BOTH);
    }
    if (what->facts != NULL) {
        run_target(&run, what->facts, RULE_ON_FACTS | (what->printed != NULL ? RULE_ON_BOTH : 0));
    } else {
        leave_out(&run, RULE_ON_FACTS);
        if (what->printed != NULL)
            leave_out(&run, RULE_ON_BOTH);
    }
    vote(&run);
    make_findings(&run);
    group(&run);
    waivers_apply(&run, first);
    count(out);
}
