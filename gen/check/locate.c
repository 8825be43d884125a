/* From the names of figures to cells of the user's files. */
#include "check/check_int.h"

#include "read/money.h"

enum { PROBES_FIGURE = 400, PROBES_INFO = -1, NOTES_MAX = 3 };
/* A trial works through all rows: with more rows there are fewer of them, so
   that the time of a run grows no faster than its facts. */
enum { ROWS_PROBED = 4000000, PROBES_RUN = 20000, FIGURES_RUN = 25 };

struct locating {
    struct run *run;
    struct hit *hit;
    size_t cap, cap_of;
    int figure; /* at hand */
};

static void add_cell(struct locating *l, struct trace_cell cell)
{
    struct hit *h = l->hit;
    size_t n = h->n_cells;

    ARENA_PUSH(l->run->a, h->cells, h->n_cells, l->cap) = cell;
    ARENA_PUSH(l->run->a, h->figure_of, n, l->cap_of) = l->figure;
}

/* A cell of a table of facts. */
static bool add_fact(struct locating *l, struct facts *f, struct str table, int64_t row,
                     struct str column)
{
    struct trace_cell cell;

    if (!trace_describe(f, table, row, column, &cell))
        return false;
    add_cell(l, cell);
    return true;
}

/* A view without keys: its rows by number. */
static bool is_key(struct arena *a, const struct value *v, struct str key, int row)
{
    if (v != NULL && v->kind == VALUE_TEXT)
        return str_eq(v->text, key);
    int64_t number = v == NULL ? row + 1 : v->integer;
    return (v == NULL || v->kind == VALUE_INTEGER) &&
           str_eq(str_printf(a, "%lld", (long long)number), key);
}

/* A view that says from which row of which sheet its own come. */
static bool add_from_columns(struct locating *l, struct facts *f, const struct figure_parts *p)
{
    const struct rows *r = facts_rows(f, p->table);

    if (r == NULL || rows_column(r, STR("sheet")) < 0 || rows_column(r, STR("row")) < 0)
        return false;
    for (int i = 0; i < r->n; i++) {
        if (!is_key(l->run->a, rows_value(r, i, STR("key")), p->key, i))
            continue;
        const struct value *sheet = rows_value(r, i, STR("sheet"));
        const struct value *row = rows_value(r, i, STR("row"));
        l->hit->printed = true;
        /* A sum is not in the sheet's row; where it differs, its own cells matter. */
        return sheet->kind == VALUE_TEXT && row->kind == VALUE_INTEGER &&
               (add_fact(l, f, sheet->text, row->integer, p->column) ||
                (!l->hit->has_values &&
                 add_fact(l, f, sheet->text, row->integer, (struct str){0})));
    }
    return false;
}

static void add_traced(struct locating *l, struct facts *f, struct str figure)
{
    struct trace t = {0};
    /* Looking for the cells behind a hint would cost more than all rules. */
    long most = l->hit->severity == SEVERITY_INFO ? PROBES_INFO : l->run->probes_figure;
    long probes = l->run->probes < most ? l->run->probes : most;

    if (probes == 0 || !trace_figure(l->run->a, f, figure, probes, &t))
        return;
    l->run->probes -= t.trials; /* none for a hint */
    struct str *tables = NULL;
    if (t.n_sources == 0 && l->hit->at.path.n == 0 &&
        trace_sheets(l->run->a, f, figure_parts(figure).table, &tables) > 0)
        l->hit->at.path = facts_sheet_path(l->run->a, f, tables[0]);
    for (size_t i = 0; i < t.n_sources; i++)
        add_cell(l, t.sources[i]);
}

static void locate_figure(struct locating *l, struct facts *f, struct str figure)
{
    static const struct str lent = STR_INIT("printed_");
    struct str table, column;
    int row;

    if (str_starts(figure, lent) && l->run->what->printed != NULL) {
        f = l->run->what->printed;
        figure = str_cut(figure, lent.n, figure.n);
    }
    struct figure_parts parts = figure_parts(figure);
    bool whole_row = parts.column.n == 0;
    if (figure_is_cell(f, figure, &table, &row, &column)) {
        if (!add_fact(l, f, table, row, column) && !whole_row)
            add_fact(l, f, table, row, (struct str){0});
    } else if (!add_from_columns(l, f, &parts) && !whole_row) {
        add_traced(l, f, figure);
    }
}

/* ---- which cell is most likely wrong ---- */

void hit_put_first(struct hit *h, size_t i)
{
    struct trace_cell cell = h->cells[i];
    int of = h->figure_of[i];

    for (; i > 0; i--) {
        h->cells[i] = h->cells[i - 1];
        h->figure_of[i] = h->figure_of[i - 1];
    }
    h->cells[0] = cell;
    h->figure_of[0] = of;
    h->at = cell.at;
}

bool hit_gap(const struct hit *h, int64_t *gap)
{
    if (!h->has_values || h->n_cells == 0 || __builtin_sub_overflow(h->a, h->b, gap) || *gap == 0 ||
        *gap == INT64_MIN)
        return false;
    *gap = *gap < 0 ? -*gap : *gap;
    return true;
}

struct str cell_name(struct arena *a, const struct trace_cell *c)
{
    return str_printf(a, "%.*s/%d/%.*s", STR_FMT(c->at.path), c->row, STR_FMT(c->column));
}

static long rows_of(struct facts *f)
{
    long n = 0;

    for (size_t i = 0; f != NULL && i < facts_count(f); i++) {
        const struct rows *rows = facts_at(f, i);
        n += facts_sheet_name(f, rows->name).n > 0 ? rows->n : 0;
    }
    return n;
}

void locate_begin(struct run *r)
{
    long rows = rows_of(r->what->facts) + rows_of(r->what->printed) + 1;
    long probes = ROWS_PROBED / rows;

    r->probes = probes > PROBES_RUN ? PROBES_RUN : probes;
    r->probes_figure = r->probes / FIGURES_RUN + 1;
    if (r->probes_figure > PROBES_FIGURE)
        r->probes_figure = PROBES_FIGURE;
}

void locate(struct run *r, struct facts *f, struct hit *h)
{
    struct locating l = {.run = r, .hit = h};

    for (int i = 0; i < h->n_figures; i++) {
        l.figure = i;
        locate_figure(&l, f, h->figures[i]);
    }
    if (h->n_cells == 0) {
        if (h->at.path.n == 0)
            h->at.path = facts_folder(f);
        return;
    }
    hit_put_first(h, 0);
}

/* ---- the other places ---- */

static struct str value_text(struct run *r, const struct value *v)
{
    enum { TEXT_MAX = 60 };

    if (v->kind == VALUE_INTEGER)
        return money_text(r->a, v->integer, r->what->fen_per_unit);
    if (v->kind == VALUE_NULL || v->text.n <= TEXT_MAX)
        return v->text;
    size_t end = TEXT_MAX;
    while (end > 0 && ((unsigned char)v->text.s[end] & 0xC0) == 0x80)
        end--;
    return str_printf(r->a, "%.*s…", (int)end, v->text.s);
}

/* `others`: how many more cells of this figure are not named. */
static void note_cell(struct run *r, struct diag *f, const struct trace_cell *c, size_t others)
{
    /* Counts are not amounts: what a whole number means, its column's head says. */
    bool amount = c->value.kind != VALUE_INTEGER || c->amount;
    struct str value =
        amount ? value_text(r, &c->value) : str_printf(r->a, "%lld", (long long)c->value.integer);
    struct strbuf zh = {.a = r->a}, en = {.a = r->a};

    if (c->head.n == 0) {
        strbuf_printf(&zh, "《%.*s》这一行", STR_FMT(c->sheet));
        strbuf_printf(&en, "this row of %.*s", STR_FMT(c->sheet));
    } else {
        strbuf_printf(&zh, "《%.*s》“%.*s”：%.*s", STR_FMT(c->sheet), STR_FMT(c->head),
                      STR_FMT(value));
        strbuf_printf(&en, "%.*s, %.*s: %.*s", STR_FMT(c->sheet), STR_FMT(c->head), STR_FMT(value));
    }
    if (others > 0) {
        strbuf_printf(&zh, "（还有%zu处）", others);
        strbuf_printf(&en, " (and %zu more)", others);
    }
    diag_note_text(r->found, f, c->at, strbuf_str(&zh), strbuf_str(&en));
}

/* The cells of each figure, but for the finding's own; of many, the first. */
void note_cells(struct run *r, struct diag *f, const struct hit *h)
{
    for (int figure = 0; figure < h->n_figures; figure++) {
        size_t n = 0, named = 0;
        for (size_t i = 1; i < h->n_cells; i++)
            n += h->figure_of[i] == figure;
        size_t most = n > NOTES_MAX ? 1 : n;
        for (size_t i = 1; i < h->n_cells && named < most; i++) {
            if (h->figure_of[i] != figure)
                continue;
            named++;
            note_cell(r, f, &h->cells[i], named == most ? n - most : 0);
        }
    }
}
