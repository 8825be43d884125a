#include "cli/trace_int.h"

#include "read/money.h"

#include <string.h>

struct printer {
    struct document *d;
    const struct printed_list *printed;
    struct arena tmp;
    bool zh;
    FILE *out;
};

/* ---- words ---- */

static const struct schema_sheet *sheet_of(const struct printer *p, struct str table)
{
    for (int i = 0; i < p->d->schema->n_sheets; i++)
        if (str_eq(p->d->schema->sheets[i].table, table))
            return &p->d->schema->sheets[i];
    return NULL;
}

static const struct schema_column *column_of(const struct schema_sheet *s, struct str name)
{
    for (int i = 0; s != NULL && name.n > 0 && i < s->n_columns; i++)
        if (str_eq(s->columns[i].name, name))
            return &s->columns[i];
    return NULL;
}

static struct str value_text(struct printer *p, const struct value *v,
                             const struct schema_column *c)
{
    switch (v->kind) {
    case VALUE_NULL:
        break;
    case VALUE_INTEGER:
        if (c != NULL && c->type == COLUMN_AMOUNT)
            return money_text(&p->tmp, v->integer, c->fen_per_unit);
        return str_printf(&p->tmp, "%lld", (long long)v->integer);
    case VALUE_TEXT:
        return v->text;
    }
    return p->zh ? STR("（空）") : STR("(blank)");
}

/* What a row is known by: the values of its key, else all that it says. */
static struct str row_text(struct printer *p, struct str table, int row)
{
    const struct schema_sheet *s = sheet_of(p, table);
    const struct rows *r = facts_rows(p->d->facts, table);
    struct strbuf b = {.a = &p->tmp};

    for (int i = 0; s != NULL && i < (s->n_key > 0 ? s->n_key : s->n_columns); i++) {
        const struct schema_column *c = &s->columns[s->n_key > 0 ? s->key[i] : i];
        int column = rows_column(r, c->name);
        const struct value *v =
            &r->cells[(size_t)(row - 1) * (size_t)r->n_columns + (size_t)column];
        if (v->kind == VALUE_NULL)
            continue;
        if (b.n > 0)
            strbuf_addc(&b, ' ');
        strbuf_add(&b, value_text(p, v, c));
    }
    return strbuf_str(&b);
}

/* As printed where it is printed first, else as it is kept. */
static struct str figure_text(struct printer *p, const struct answer *a)
{
    for (size_t i = 0; i < p->printed->n; i++)
        if (str_eq(p->printed->list[i].figure, a->figure))
            return p->printed->list[i].text;
    return value_text(p, &a->trace.value, NULL);
}

static bool is_printed(const struct printer *p, struct str figure)
{
    for (size_t i = 0; i < p->printed->n; i++)
        if (str_eq(p->printed->list[i].figure, figure))
            return true;
    return false;
}

/* ---- text ---- */

static void print_pages(struct printer *p, struct str figure)
{
    int last = 0;
    struct str title = {0};

    for (size_t i = 0; i < p->printed->n; i++) {
        const struct printed *at = &p->printed->list[i];
        if (!str_eq(at->figure, figure) || (at->page == last && str_eq(title, at->title)))
            continue;
        fprintf(p->out, p->zh ? "%s第%d页" : "%spage %d",
                last == 0 ? ""
                : p->zh   ? "、"
                          : ", ",
                at->page);
        if (at->title.n > 0)
            fprintf(p->out, p->zh ? "“%.*s”" : " “%.*s”", STR_FMT(at->title));
        last = at->page;
        title = at->title;
    }
    if (last == 0)
        fputs(p->zh ? "没有印出来" : "not printed", p->out);
    fputc('\n', p->out);
}

static void print_cell_line(struct printer *p, const struct trace_cell *c)
{
    const struct schema_column *column = column_of(sheet_of(p, c->table), c->column);
    struct str row = row_text(p, c->table, c->row);

    fputs("  ", p->out);
    if (c->at.path.n > 0)
        fprintf(p->out, "%.*s:%d", STR_FMT(c->at.path), c->at.line);
    if (c->at.column > 0)
        fprintf(p->out, ":%d", c->at.column);
    if (c->at.path.n == 0)
        fprintf(p->out, "%.*s:%d", STR_FMT(c->table), c->row);
    fprintf(p->out, ": %.*s", STR_FMT(row));
    if (c->column.n > 0)
        fprintf(p->out, p->zh ? "，%.*s %.*s" : ", %.*s %.*s", STR_FMT(c->head),
                STR_FMT(value_text(p, &c->value, column)));
    fputc('\n', p->out);
}

static void print_cells(struct printer *p, const char *zh, const char *en,
                        const struct trace_cell *cells, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t end = i;
        while (end < n && str_eq(cells[end].table, cells[i].table))
            end++;
        fprintf(p->out, p->zh ? zh : en, STR_FMT(cells[i].sheet), end - i);
        for (; i < end; i++)
            print_cell_line(p, &cells[i]);
    }
}

/* Amounts first: they make up the figure, the rows decide which count. */
static struct trace_cell *amounts_first(struct printer *p, const struct trace *t)
{
    struct trace_cell *sorted = arena_new(&p->tmp, struct trace_cell, t->n_sources);
    size_t n = 0;

    for (int rows = 0; rows < 2; rows++)
        for (size_t i = 0; i < t->n_sources; i++)
            if ((t->sources[i].column.n == 0) == (rows == 1))
                sorted[n++] = t->sources[i];
    return sorted;
}

static void print_nothing(struct printer *p, const struct trace *t)
{
    if (t->n_sheets == 0) {
        fputs(p->zh ? "它不取自任何一张表。\n" : "It is taken from no sheet.\n", p->out);
        return;
    }
    fputs(p->zh ? "没有来源：它取自" : "No source: it is taken from ", p->out);
    for (size_t i = 0; i < t->n_sheets; i++)
        fprintf(p->out, p->zh ? "《%.*s》" : "《%.*s》", STR_FMT(t->sheets[i]));
    fputs(p->zh ? "，这些表里没有影响它的行。\n" : ", and none of these has a row that matters.\n",
          p->out);
}

static void print_figure(struct printer *p, const struct answer *a)
{
    struct str view = str_cut(a->figure, 0, str_find(a->figure, STR("/")));

    fprintf(p->out, p->zh ? "%.*s（%.*s，视图%.*s）\n" : "%.*s (%.*s, view %.*s)\n",
            STR_FMT(figure_text(p, a)), STR_FMT(a->figure), STR_FMT(view));
    fputs(p->zh ? "印在：" : "printed: ", p->out);
    print_pages(p, a->figure);
    print_cells(p, "来自《%.*s》%zu处：\n", "from 《%.*s》, %zu places:\n",
                amounts_first(p, &a->trace), a->trace.n_sources);
    if (a->trace.n_sources == 0)
        print_nothing(p, &a->trace);
    print_cells(p, "科目和分类《%.*s》%zu行：\n", "classified by 《%.*s》, %zu rows:\n",
                a->trace.codes, a->trace.n_codes);
}

static void print_cell(struct printer *p, const struct answers *answers)
{
    size_t hidden = 0;

    fputs(p->zh ? "单元格：\n" : "cell:\n", p->out);
    print_cell_line(p, answers->cell);
    fputs(p->zh ? "用于：\n" : "goes to:\n", p->out);
    for (size_t i = 0; i < answers->n; i++) {
        const struct answer *a = &answers->list[i];
        if (!is_printed(p, a->figure)) {
            hidden++;
            continue;
        }
        fprintf(p->out, p->zh ? "  %.*s（%.*s）：" : "  %.*s (%.*s): ", STR_FMT(figure_text(p, a)),
                STR_FMT(a->figure));
        print_pages(p, a->figure);
    }
    if (answers->n == 0)
        fputs(p->zh ? "  没有一个数用到它。\n" : "  no figure uses it.\n", p->out);
    else if (hidden > 0)
        fprintf(p->out,
                p->zh ? "  还有%zu个不印出来的中间数。\n" : "  and %zu that are not printed.\n",
                hidden);
}

static void print_text(struct printer *p, const struct answers *answers)
{
    if (answers->cell != NULL) {
        print_cell(p, answers);
        return;
    }
    for (size_t i = 0; i < answers->n; i++) {
        if (i > 0)
            fputc('\n', p->out);
        print_figure(p, &answers->list[i]);
    }
}

/* ---- JSON ---- */

static void json_member(struct printer *p, const char *name, struct str value)
{
    fprintf(p->out, "\"%s\": ", name);
    json_string(p->out, value);
}

static void json_value(struct printer *p, const struct value *v)
{
    fputs("\"value\": ", p->out);
    switch (v->kind) {
    case VALUE_NULL:
        fputs("null", p->out);
        break;
    case VALUE_INTEGER:
        fprintf(p->out, "%lld", (long long)v->integer);
        break;
    case VALUE_TEXT:
        json_string(p->out, v->text);
        break;
    }
}

static void json_cell(struct printer *p, const struct trace_cell *c)
{
    fputc('{', p->out);
    json_member(p, "path", c->at.path);
    fprintf(p->out, ", \"line\": %d, \"column\": %d, ", c->at.line, c->at.column);
    json_member(p, "sheet", c->sheet);
    fputs(", ", p->out);
    json_member(p, "head", c->head);
    fputs(", ", p->out);
    json_member(p, "row", row_text(p, c->table, c->row));
    fputs(", ", p->out);
    json_value(p, &c->value);
    fputc('}', p->out);
}

static void json_cells(struct printer *p, const char *name, const struct trace_cell *cells,
                       size_t n)
{
    fprintf(p->out, ", \"%s\": [", name);
    for (size_t i = 0; i < n; i++) {
        fputs(i == 0 ? "\n    " : ",\n    ", p->out);
        json_cell(p, &cells[i]);
    }
    fputc(']', p->out);
}

static void json_pages(struct printer *p, struct str figure)
{
    bool first = true;

    fputs(", \"printed\": [", p->out);
    for (size_t i = 0; i < p->printed->n; i++) {
        const struct printed *at = &p->printed->list[i];
        if (!str_eq(at->figure, figure))
            continue;
        fprintf(p->out, "%s{\"page\": %d, ", first ? "" : ", ", at->page);
        json_member(p, "text", at->text);
        fputs(", ", p->out);
        json_member(p, "title", at->title);
        fputc('}', p->out);
        first = false;
    }
    fputc(']', p->out);
}

static void json_figure(struct printer *p, const struct answer *a, bool whole)
{
    fputs("  {", p->out);
    json_member(p, "figure", a->figure);
    fputs(", ", p->out);
    json_value(p, &a->trace.value);
    json_pages(p, a->figure);
    if (whole) {
        json_cells(p, "sources", a->trace.sources, a->trace.n_sources);
        json_cells(p, "codes", a->trace.codes, a->trace.n_codes);
        fputs(", \"sheets\": [", p->out);
        for (size_t i = 0; i < a->trace.n_sheets; i++) {
            fputs(i == 0 ? "" : ", ", p->out);
            json_string(p->out, a->trace.sheets[i]);
        }
        fputc(']', p->out);
    }
    fputc('}', p->out);
}

/* {"cell": ..., "figures": [...]}; without a cell where a figure was asked for. */
static void print_json(struct printer *p, const struct answers *answers)
{
    fputc('{', p->out);
    if (answers->cell != NULL) {
        fputs("\"cell\": ", p->out);
        json_cell(p, answers->cell);
        fputs(", ", p->out);
    }
    fputs("\"figures\": [", p->out);
    for (size_t i = 0; i < answers->n; i++) {
        fputs(i == 0 ? "\n" : ",\n", p->out);
        json_figure(p, &answers->list[i], answers->cell == NULL);
    }
    fputs("]}\n", p->out);
}

void trace_print(struct document *d, const struct options *o, const struct answers *answers,
                 const struct printed_list *printed, FILE *out)
{
    struct printer p = {.d = d, .printed = printed, .zh = o->lang == REPORT_ZH, .out = out};

    if (o->format == REPORT_JSON)
        print_json(&p, answers);
    else
        print_text(&p, answers);
    arena_release(&p.tmp);
}
