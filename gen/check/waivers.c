/* waivers.csv: findings that somebody decided to publish all the same. */
#include "check/check_int.h"

#include "base/file.h"
#include "read/csv.h"
#include "read/encoding.h"

#include <unistd.h>

enum { RULE, AT, REASON, WHO, DATE, N_COLUMNS };
enum { FILE_MAX = 1 << 20 };

static const struct str heads[N_COLUMNS] = {
    STR_INIT("规则"), STR_INIT("位置"), STR_INIT("理由"), STR_INIT("决定人"), STR_INIT("日期"),
};

struct waivers {
    struct run *run;
    struct csv csv;
    struct str path;
    int column[N_COLUMNS];
    size_t first; /* finding */
};

static struct str text_of(const struct waivers *w, const struct csv_row *row, int column)
{
    int i = w->column[column];

    return i < row->n ? str_trim(row->cells[i].text) : (struct str){0};
}

static bool find_columns(struct waivers *w)
{
    bool ok = true;

    for (int c = 0; c < N_COLUMNS; c++) {
        w->column[c] = -1;
        for (int i = 0; i < w->csv.rows[0].n; i++)
            if (str_eq(str_trim(w->csv.rows[0].cells[i].text), heads[c]))
                w->column[c] = i;
        if (w->column[c] < 0) {
            DIAG_ADD(w->run->found, DIAG_WAIVER_COLUMN, ((struct place){w->path, 1, 0}), heads[c]);
            ok = false;
        }
    }
    return ok;
}

static bool is_named(const struct diag_rule *rule, struct str at)
{
    for (int i = 0; i < rule->n_figures; i++)
        if (str_eq(rule->figures[i], at))
            return true;
    return false;
}

/* YYYY-MM-DD. */
static bool is_date(struct str s)
{
    static const char shape[] = "dddd-dd-dd";

    if (s.n != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (shape[i] == 'd' ? s.s[i] < '0' || s.s[i] > '9' : s.s[i] != shape[i])
            return false;
    return true;
}

static bool is_whole(struct waivers *w, const struct csv_row *row, struct place at)
{
    for (int c = 0; c < N_COLUMNS; c++) {
        if (text_of(w, row, c).n == 0 || (c == DATE && !is_date(text_of(w, row, c)))) {
            at.column = w->column[c] + 1;
            DIAG_ADD(w->run->found, DIAG_WAIVER_INCOMPLETE, at, heads[c]);
            return false;
        }
    }
    return true;
}

static void apply(struct waivers *w, const struct csv_row *row)
{
    struct diags *found = w->run->found;
    struct place at = {.path = w->path, .line = row->line};
    struct str rule = text_of(w, row, RULE), where = text_of(w, row, AT);

    if (!is_whole(w, row, at))
        return;
    struct str says = str_printf(w->run->a, "%.*s（%.*s，%.*s）", STR_FMT(text_of(w, row, REASON)),
                                 STR_FMT(text_of(w, row, WHO)), STR_FMT(text_of(w, row, DATE)));
    for (size_t i = w->first; i < found->n; i++) {
        struct diag_rule *of = found->list[i].rule;
        if (of == NULL || of->waiver.n > 0 || of->unknown || !str_eq(of->id, rule) ||
            !is_named(of, where))
            continue;
        of->waiver = str_copy(&found->mem, says);
        return;
    }
    at.column = w->column[AT] + 1;
    DIAG_ADD(found, DIAG_WAIVER_IDLE, at, rule, where);
}

void waivers_apply(struct run *r, size_t first)
{
    struct waivers w = {.run = r, .path = r->what->waivers, .first = first};
    struct str bytes, text;

    if (w.path.n == 0 || access(str_z(r->a, w.path), F_OK) != 0)
        return;
    if (!file_read(r->a, w.path, FILE_MAX, &bytes, r->found) ||
        !text_decode(r->a, w.path, bytes, &text, r->found) ||
        !csv_parse(r->a, w.path, text, &w.csv, r->found) || w.csv.n == 0 || !find_columns(&w))
        return;
    for (int i = 1; i < w.csv.n; i++)
        apply(&w, &w.csv.rows[i]);
}
