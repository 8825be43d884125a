#include "report/report.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const struct wording {
    const char *zh, *en;
} wordings[] = {
#define MSG(id, zh, en) [DIAG_##id] = {zh, en},
#include "report/messages.def"
#undef MSG
};

/* As many wordings as findings, and none twice (the compiler warns of it):
   so none is missing. */
enum {
    WORDINGS = 0
#define MSG(id, zh, en) +1
#include "report/messages.def"
#undef MSG
};
_Static_assert((int)WORDINGS == (int)DIAG_COUNT,
               "report/messages.def and base/diag_ids.def differ");

enum report_lang report_lang_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && *value != '\0')
            return strncmp(value, "zh", 2) == 0 ? REPORT_ZH : REPORT_EN;
    }
    return REPORT_EN;
}

struct str report_text(struct arena *a, const struct diag *f, enum report_lang lang)
{
    const char *pattern = lang == REPORT_ZH ? wordings[f->id].zh : wordings[f->id].en;
    struct strbuf text = {.a = a};

    if (f->rule != NULL)
        return lang == REPORT_ZH ? f->rule->zh : f->rule->en;
    for (const char *p = pattern; *p != '\0'; p++) {
        bool argument = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
        if (!argument) {
            strbuf_addc(&text, *p);
            continue;
        }
        if (p[1] - '1' < f->n_args)
            strbuf_add(&text, f->args[p[1] - '1']);
        p += 2;
    }
    return strbuf_str(&text);
}

static const char *severity_word(enum severity s)
{
    switch (s) {
    case SEVERITY_INFO:
        return "info";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_ERROR:
    case SEVERITY_SYSTEM:
        return "error";
    }
    return "";
}

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

static void print_text(FILE *out, struct arena *a, const struct diag *f, enum report_lang lang)
{
    struct str text = report_text(a, f, lang);

    print_place(out, f->at);
    fprintf(out, "%s: %.*s [%.*s]\n", severity_word(f->severity), STR_FMT(text),
            STR_FMT(diag_label(f)));
    for (const struct diag_note *n = f->notes; n != NULL; n = n->next) {
        print_place(out, n->at);
        fprintf(out, "note: %s\n", lang == REPORT_ZH ? "另一处在这里" : "the other place is here");
    }
}

static void print_json_string(FILE *out, struct str s)
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

static void print_json_place(FILE *out, struct place at)
{
    fputs("\"path\": ", out);
    print_json_string(out, at.path);
    fprintf(out, ", \"line\": %d, \"column\": %d", at.line, at.column);
}

static void print_json(FILE *out, struct arena *a, const struct diag *f, enum report_lang lang)
{
    fputs("{", out);
    print_json_place(out, f->at);
    fprintf(out, ", \"severity\": \"%s\", \"id\": \"%s\", \"text\": ", severity_word(f->severity),
            diag_name(f->id));
    print_json_string(out, report_text(a, f, lang));
    fputs(", \"notes\": [", out);
    for (const struct diag_note *n = f->notes; n != NULL; n = n->next) {
        fputs("{", out);
        print_json_place(out, n->at);
        fputs(n->next == NULL ? "}" : "}, ", out);
    }
    fputs("]}", out);
}

static int by_place(const void *left, const void *right)
{
    const struct diag *a = *(const struct diag *const *)left;
    const struct diag *b = *(const struct diag *const *)right;
    int order = str_cmp(a->at.path, b->at.path);

    if (order != 0)
        return order;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    return (a > b) - (a < b); /* both stand in one array: the order of making */
}

void report_print(const struct diags *d, enum report_lang lang, enum report_format format,
                  FILE *out)
{
    struct arena tmp = {0};
    const struct diag **sorted = arena_new(&tmp, const struct diag *, d->n);

    for (size_t i = 0; i < d->n; i++)
        sorted[i] = &d->list[i];
    if (d->n > 1)
        qsort(sorted, d->n, sizeof *sorted, by_place);

    if (format == REPORT_JSON)
        fputs("[", out);
    for (size_t i = 0; i < d->n; i++) {
        if (format == REPORT_JSON) {
            fputs(i == 0 ? "\n " : ",\n ", out);
            print_json(out, &tmp, sorted[i], lang);
        } else {
            print_text(out, &tmp, sorted[i], lang);
        }
    }
    if (format == REPORT_JSON)
        fputs(d->n == 0 ? "]\n" : "\n]\n", out);
    arena_release(&tmp);
}
