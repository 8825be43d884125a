/* Findings for programs. */
#include "report/report_int.h"

void json_string(FILE *out, struct str s)
{
    fputc('"', out);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static void field(FILE *out, const char *name, struct str s)
{
    fprintf(out, ", \"%s\": ", name);
    json_string(out, s);
}

static void print_place(FILE *out, struct place at)
{
    fputs("\"path\": ", out);
    json_string(out, at.path);
    fprintf(out, ", \"line\": %d, \"column\": %d", at.line, at.column);
}

static void print_notes(const struct report *r, const struct diag_note *notes)
{
    fputs(", \"notes\": [", r->out);
    for (const struct diag_note *n = notes; n != NULL; n = n->next) {
        fputs("{", r->out);
        print_place(r->out, n->at);
        field(r->out, "text", note_text(r, n));
        fputs(n->next == NULL ? "}" : "}, ", r->out);
    }
    fputs("]", r->out);
}

void json_figures(FILE *out, const struct diag_rule *rule)
{
    fputs("\"figures\": [", out);
    for (int i = 0; i < rule->n_figures; i++) {
        fputs(i == 0 ? "" : ", ", out);
        json_string(out, rule->figures[i]);
    }
    fputs("]", out);
}

void json_values(FILE *out, const struct diag_rule *rule)
{
    int64_t d;

    if (rule->has_values && !__builtin_sub_overflow(rule->a, rule->b, &d))
        fprintf(out, ", \"values\": [%lld, %lld], \"difference\": %lld", (long long)rule->a,
                (long long)rule->b, (long long)d);
}

static void print_rule(const struct report *r, const struct diag_rule *rule)
{
    struct str todo = in_lang(r, rule->do_zh, rule->do_en);

    if (todo.n > 0)
        field(r->out, "do", todo);
    if (rule->n_figures > 0) {
        fputs(", ", r->out);
        json_figures(r->out, rule);
    }
    json_values(r->out, rule);
    if (rule->waiver.n > 0)
        field(r->out, "waiver", rule->waiver);
}

static void print_finding(const struct report *r, struct arena *a, const struct ordered *o,
                          size_t cause)
{
    const struct diag *f = o->finding;

    fputs("{", r->out);
    print_place(r->out, f->at);
    fprintf(r->out, ", \"severity\": \"%s\"", severity_word(f->severity));
    field(r->out, "id", diag_label(f));
    field(r->out, "text", report_text(a, f, r->lang));
    if (is_unknown(f))
        fputs(", \"unknown\": true", r->out);
    if (f->rule != NULL)
        print_rule(r, f->rule);
    if (o->root != o->number)
        fprintf(r->out, ", \"cause\": %zu", cause);
    print_notes(r, f->notes);
    fputs("}", r->out);
}

static void print_findings(const struct report *r, struct arena *a, const struct diags *d)
{
    const struct ordered *list = report_order(a, d);
    size_t cause = 0;

    fputs(", \"findings\": [", r->out);
    for (size_t i = 0; i < d->n; i++) {
        if (list[i].root == list[i].number) /* those that follow stand right behind it */
            cause = i;
        fputs(i == 0 ? "\n  " : ",\n  ", r->out);
        print_finding(r, a, &list[i], cause);
    }
    fputs("]", r->out);
}

static void print_check(const struct report *r, const struct check *c)
{
    struct str why = in_lang(r, c->why_zh, c->why_en);

    fputs("{\"id\": ", r->out);
    json_string(r->out, c->rule->id);
    fprintf(r->out, ", \"on\": \"%s\", \"outcome\": \"%s\", \"broken\": %zu, \"unknown\": %zu",
            on_word(c->on), outcome_word(c->outcome), c->broken, c->unknown);
    if (c->outcome == OUTCOME_UNKNOWN)
        field(r->out, "why", why);
    fputs("}", r->out);
}

void json_dataset(struct report *r, struct arena *a, struct str dataset, const struct diags *d,
                  const struct checks *checks)
{
    const struct checks none = {0};

    checks = checks == NULL ? &none : checks;
    fputs(r->datasets == 0 ? "\n {\"dataset\": " : ",\n {\"dataset\": ", r->out);
    json_string(r->out, dataset);
    print_findings(r, a, d);
    fputs(", \"checks\": [", r->out);
    for (size_t i = 0; i < checks->n; i++) {
        fputs(i == 0 ? "\n  " : ",\n  ", r->out);
        print_check(r, &checks->list[i]);
    }
    fprintf(r->out, "], \"summary\": {\"holds\": %zu, \"broken\": %zu, \"unknown\": %zu}}",
            checks->holds, checks->broken, checks->unknown);
}
