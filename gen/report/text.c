/* Findings as lines for people and editors. */
#include "report/report_int.h"

static void print_place(FILE *out, struct place at)
{
    if (at.path.n > 0)
        fprintf(out, "%.*s:", STR_FMT(at.path));
    if (at.line > 0)
        fprintf(out, "%d:", at.line);
    if (at.line > 0 && at.column > 0)
        fprintf(out, "%d:", at.column);
    if (at.path.n > 0)
        fputc(' ', out);
}

/* On one line, whatever a cell holds. */
static void print_words(FILE *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        fputc(s.s[i] == '\n' || s.s[i] == '\r' ? ' ' : s.s[i], out);
}

static void print_note(const struct report *r, struct place at, struct str lead, struct str text)
{
    print_place(r->out, at);
    fputs("note: ", r->out);
    print_words(r->out, lead);
    print_words(r->out, text);
    fputc('\n', r->out);
}

static void print_finding(const struct report *r, struct arena *a, const struct diag *f)
{
    print_place(r->out, f->at);
    fprintf(r->out, "%s: ", diag_is_waived(f) ? "waived" : severity_word(f->severity));
    if (is_unknown(f))
        print_words(r->out, in_lang(r, STR("不能核对："), STR("cannot be checked: ")));
    print_words(r->out, report_text(a, f, r->lang));
    fprintf(r->out, " [%.*s]\n", STR_FMT(diag_label(f)));
}

static void print_rest(const struct report *r, const struct diag *f, const struct diag *cause)
{
    struct str todo = {0};

    for (const struct diag_note *n = f->notes; n != NULL; n = n->next)
        print_note(r, n->at, (struct str){0}, note_text(r, n));
    if (f->rule != NULL && !f->rule->unknown)
        todo = in_lang(r, f->rule->do_zh, f->rule->do_en);
    if (cause != NULL) /* what to do is said there */
        print_note(r, cause->at, cause_lead(r), diag_label(cause));
    else if (todo.n > 0 && !diag_is_waived(f))
        print_note(r, f->at, in_lang(r, STR("怎么办："), STR("what to do: ")), todo);
    if (diag_is_waived(f))
        print_note(r, f->at, in_lang(r, STR("已豁免："), STR("waived: ")), f->rule->waiver);
}

/* ---- outcomes ---- */

enum { IDS_MAX = 12 };

/* Rules that cannot be checked for the same reason. */
struct reason {
    struct str why;
    struct strbuf ids;
    struct str last;
    size_t n;
};

static void add_id(const struct report *r, struct reason *reason, struct str id)
{
    bool again = reason->n > 0 && str_eq(reason->last, id);

    reason->last = id;
    reason->n += !again;
    if (again || reason->n > IDS_MAX)
        return;
    if (reason->n > 1)
        strbuf_add(&reason->ids, in_lang(r, STR("、"), STR(", ")));
    strbuf_add(&reason->ids, id);
}

static struct reason *reasons_of(const struct report *r, struct arena *a,
                                 const struct checks *checks, size_t *n)
{
    struct reason *list = NULL;
    size_t cap = 0;

    *n = 0;
    for (size_t i = 0; i < checks->n; i++) {
        const struct check *c = &checks->list[i];
        struct str why = in_lang(r, c->why_zh, c->why_en);
        size_t k = 0;
        if (c->outcome != OUTCOME_UNKNOWN)
            continue;
        while (k < *n && !str_eq(list[k].why, why))
            k++;
        if (k == *n)
            ARENA_PUSH(a, list, *n, cap) = (struct reason){.why = why, .ids = {.a = a}};
        add_id(r, &list[k], c->rule->id);
    }
    return list;
}

static void print_reason(const struct report *r, const struct reason *reason)
{
    const char *more = r->lang == REPORT_ZH ? "等%zu条" : " and others, %zu in all";

    fputs("  ", r->out);
    print_words(r->out, reason->why);
    fputs(r->lang == REPORT_ZH ? "：" : ": ", r->out);
    print_words(r->out, strbuf_str(&reason->ids));
    if (reason->n > IDS_MAX)
        fprintf(r->out, more, reason->n);
    fputc('\n', r->out);
}

static void print_outcomes(const struct report *r, struct arena *a, struct str dataset,
                           const struct checks *checks)
{
    size_t n = 0;
    const struct reason *reasons = reasons_of(r, a, checks, &n);
    const char *counts = r->lang == REPORT_ZH
                             ? "核对%zu项：符合%zu项，不符合%zu项，不能核对%zu项"
                             : "%zu checks: %zu hold, %zu broken, %zu cannot be made";

    if (dataset.n > 0) {
        print_words(r->out, dataset);
        fputs(": ", r->out);
    }
    fprintf(r->out, counts, checks->n, checks->holds, checks->broken, checks->unknown);
    fputs(n > 0 ? (r->lang == REPORT_ZH ? "。不能核对的：\n" : "; those that cannot:\n") : "\n",
          r->out);
    for (size_t i = 0; i < n; i++)
        print_reason(r, &reasons[i]);
}

void text_dataset(struct report *r, struct arena *a, struct str dataset, const struct diags *d,
                  const struct checks *checks)
{
    const struct ordered *list = report_order(a, d);

    for (size_t i = 0; i < d->n; i++) {
        const struct diag *f = list[i].finding;
        print_finding(r, a, f);
        print_rest(r, f, list[i].root == list[i].number ? NULL : &d->list[list[i].root]);
    }
    if (checks != NULL)
        print_outcomes(r, a, dataset, checks);
}
