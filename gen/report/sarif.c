/* SARIF 2.1.0 (OASIS standard): findings for editors and build services. */
#include "report/report_int.h"

#include <stdlib.h>
#include <unistd.h>

/* A rule of the log; results name it by its number. */
struct report_rule {
    struct str id, text, what_to_do, source;
    enum severity severity;
};

/* A rule that could not be checked. */
struct report_notice {
    size_t rule;
    struct str why;
};

/* ---- paths as URIs ---- */

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~' || c == '/';
}

static void add_escaped(struct strbuf *b, struct str path)
{
    for (size_t i = 0; i < path.n; i++) {
        if (is_plain(path.s[i]))
            strbuf_addc(b, path.s[i]);
        else
            strbuf_printf(b, "%%%02X", (unsigned char)path.s[i]);
    }
}

/* Relative to the working directory, also where it was given from the root. */
static struct str uri_of(const struct report *r, struct arena *a, struct str path)
{
    struct strbuf b = {.a = a};
    size_t same = 0, i = 0;

    if (!str_starts(path, STR("/")) || r->here.n == 0) {
        while (str_starts(path, STR("./")))
            path = str_cut(path, 2, path.n);
        add_escaped(&b, path);
        return strbuf_str(&b);
    }
    struct str here = str_eq(r->here, STR("/")) ? STR("") : r->here;
    for (; i < here.n && i < path.n && here.s[i] == path.s[i]; i++)
        if (here.s[i] == '/')
            same = i;
    if (i == here.n && i < path.n && path.s[i] == '/')
        same = i;
    for (size_t k = same; k < here.n; k++)
        if (here.s[k] == '/')
            strbuf_add(&b, STR("../"));
    add_escaped(&b, str_cut(path, same + 1, path.n));
    return strbuf_str(&b);
}

/* ---- rules ---- */

static size_t rule_number(struct report *r, const struct report_rule *rule)
{
    for (size_t i = 0; i < r->n_rules; i++)
        if (str_eq(r->rules[i].id, rule->id))
            return i;
    ARENA_PUSH(&r->mem, r->rules, r->n_rules, r->cap_rules) = (struct report_rule){
        .id = str_copy(&r->mem, rule->id),
        .text = str_copy(&r->mem, rule->text),
        .what_to_do = str_copy(&r->mem, rule->what_to_do),
        .source = str_copy(&r->mem, rule->source),
        .severity = rule->severity,
    };
    return r->n_rules - 1;
}

static size_t number_of_check(struct report *r, const struct rule *rule)
{
    struct report_rule of = {
        .id = rule->id,
        .text = rule->formula.n > 0 ? rule->formula : in_lang(r, rule->zh, rule->en),
        .what_to_do = in_lang(r, rule->do_zh, rule->do_en),
        .source = rule->source,
        .severity = rule->severity,
    };

    return rule_number(r, &of);
}

/* The wording of a kind of finding, without the values of this one. */
static struct str kind_text(const struct report *r, struct arena *a, const struct diag *f)
{
    struct diag kind = *f;
    struct str *args = arena_new(a, struct str, (size_t)f->n_args);

    if (f->rule != NULL)
        return report_text(a, f, r->lang);
    for (int i = 0; i < f->n_args; i++)
        args[i] = STR("…");
    kind.args = args;
    return report_text(a, &kind, r->lang);
}

static size_t number_of_finding(struct report *r, struct arena *a, const struct diag *f)
{
    struct report_rule of = {
        .id = diag_label(f), .text = kind_text(r, a, f), .severity = f->severity};

    return rule_number(r, &of);
}

static const char *level_of(enum severity s)
{
    switch (s) {
    case SEVERITY_INFO:
        return "note";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_ERROR:
    case SEVERITY_SYSTEM:
        return "error";
    }
    return "";
}

static void message(FILE *out, const char *name, struct str text)
{
    fprintf(out, "\"%s\": {\"text\": ", name);
    json_string(out, text);
    fputs("}", out);
}

static void print_rule(const struct report *r, const struct report_rule *rule)
{
    fputs("{\"id\": ", r->out);
    json_string(r->out, rule->id);
    fputs(", ", r->out);
    message(r->out, "shortDescription", rule->text);
    if (rule->what_to_do.n > 0) {
        fputs(", ", r->out);
        message(r->out, "help", rule->what_to_do);
    }
    fprintf(r->out, ", \"defaultConfiguration\": {\"level\": \"%s\"}", level_of(rule->severity));
    if (rule->source.n > 0) {
        fputs(", \"properties\": {\"source\": ", r->out);
        json_string(r->out, rule->source);
        fputs("}", r->out);
    }
    fputs("}", r->out);
}

/* ---- results ---- */

/* What SARIF calls a column is a character's; a sheet's is a cell's. */
static void print_region(FILE *out, struct place at)
{
    bool sheet = str_ends(at.path, STR(".csv"));

    if (at.line <= 0)
        return;
    fprintf(out, ", \"region\": {\"startLine\": %d", at.line);
    if (at.column > 0 && !sheet)
        fprintf(out, ", \"startColumn\": %d", at.column);
    if (at.column > 0 && sheet)
        fprintf(out, ", \"properties\": {\"cell\": %d}", at.column);
    fputs("}", out);
}

/* Without the braces around it. */
static void print_location(const struct report *r, struct arena *a, struct place at)
{
    fputs("\"physicalLocation\": {\"artifactLocation\": {\"uri\": ", r->out);
    json_string(r->out, uri_of(r, a, at.path));
    fputs("}", r->out);
    print_region(r->out, at);
    fputs("}", r->out);
}

static void print_related(const struct report *r, struct arena *a, struct place at, struct str text,
                          size_t number)
{
    fprintf(r->out, "%s{\"id\": %zu, ", number == 0 ? "" : ", ", number);
    print_location(r, a, at);
    fputs(", ", r->out);
    message(r->out, "message", text);
    fputs("}", r->out);
}

static void print_relations(const struct report *r, struct arena *a, const struct diag *f,
                            const struct diag *cause)
{
    struct strbuf text = {.a = a};
    size_t n = 0;

    if (f->notes == NULL && cause == NULL)
        return;
    fputs(", \"relatedLocations\": [", r->out);
    for (const struct diag_note *note = f->notes; note != NULL; note = note->next)
        if (note->at.path.n > 0)
            print_related(r, a, note->at, note_text(r, note), n++);
    if (cause != NULL && cause->at.path.n > 0) {
        strbuf_add(&text, cause_lead(r));
        strbuf_add(&text, diag_label(cause));
        print_related(r, a, cause->at, strbuf_str(&text), n);
    }
    fputs("]", r->out);
}

static void print_properties(FILE *out, const struct diag_rule *rule)
{
    fputs(", \"properties\": {", out);
    json_figures(out, rule);
    json_values(out, rule);
    fputs("}", out);
}

static void print_result(struct report *r, struct arena *a, const struct diag *f,
                         const struct diag *cause)
{
    size_t rule = number_of_finding(r, a, f);

    fputs(r->n_results++ == 0 ? "\n  {\"ruleId\": " : ",\n  {\"ruleId\": ", r->out);
    json_string(r->out, diag_label(f));
    fprintf(r->out, ", \"ruleIndex\": %zu, \"kind\": \"%s\", \"level\": \"%s\", ", rule,
            is_unknown(f) ? "open" : "fail", is_unknown(f) ? "none" : level_of(f->severity));
    message(r->out, "message", report_text(a, f, r->lang));
    fputs(", \"locations\": [", r->out);
    if (f->at.path.n > 0) {
        fputs("{", r->out);
        print_location(r, a, f->at);
        fputs("}", r->out);
    }
    fputs("]", r->out);
    print_relations(r, a, f, cause);
    if (diag_is_waived(f)) {
        fputs(", \"suppressions\": [{\"kind\": \"external\", \"status\": \"accepted\", "
              "\"justification\": ",
              r->out);
        json_string(r->out, f->rule->waiver);
        fputs("}]", r->out);
    }
    if (f->rule != NULL)
        print_properties(r->out, f->rule);
    fputs("}", r->out);
}

/* ---- the log ---- */

void sarif_begin(struct report *r)
{
    char *here = realpath(".", NULL);

    r->here = str_copy(&r->mem, str_from(here));
    free(here);
    fputs("{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
          "sarif-schema-2.1.0.json\",\n \"version\": \"2.1.0\",\n \"runs\": [{\"results\": [",
          r->out);
}

void sarif_dataset(struct report *r, struct arena *a, const struct diags *d,
                   const struct checks *checks)
{
    const struct ordered *list = report_order(a, d);

    for (size_t i = 0; checks != NULL && i < checks->n; i++) {
        const struct check *c = &checks->list[i];
        size_t rule = number_of_check(r, c->rule);
        if (c->outcome == OUTCOME_UNKNOWN)
            ARENA_PUSH(&r->mem, r->notices, r->n_notices, r->cap_notices) =
                (struct report_notice){rule, str_copy(&r->mem, in_lang(r, c->why_zh, c->why_en))};
    }
    for (size_t i = 0; i < d->n; i++)
        print_result(r, a, list[i].finding,
                     list[i].root == list[i].number ? NULL : &d->list[list[i].root]);
}

static void print_notice(const struct report *r, const struct report_notice *n)
{
    fputs("{\"level\": \"note\", ", r->out);
    message(r->out, "message", n->why);
    fputs(", \"associatedRule\": {\"id\": ", r->out);
    json_string(r->out, r->rules[n->rule].id);
    fprintf(r->out, ", \"index\": %zu}}", n->rule);
}

void sarif_end(struct report *r)
{
    fputs("],\n  \"columnKind\": \"unicodeCodePoints\",\n  \"invocations\": [{"
          "\"executionSuccessful\": true, \"toolExecutionNotifications\": [",
          r->out);
    for (size_t i = 0; i < r->n_notices; i++) {
        fputs(i == 0 ? "\n   " : ",\n   ", r->out);
        print_notice(r, &r->notices[i]);
    }
    fputs("]}],\n  \"tool\": {\"driver\": {\"name\": \"gongkai\", \"rules\": [", r->out);
    for (size_t i = 0; i < r->n_rules; i++) {
        fputs(i == 0 ? "\n   " : ",\n   ", r->out);
        print_rule(r, &r->rules[i]);
    }
    fputs("]}}}]}\n", r->out);
}
