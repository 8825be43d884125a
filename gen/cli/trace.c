#include "cli/trace.h"

#include "base/file.h"
#include "cli/trace_int.h"

#include <stdio.h>
#include <stdlib.h>

struct tracing {
    const struct options *o;
    struct document d;
    struct printed_list printed;
    struct answers answers;
};

/* ---- the document, to see what is printed where ---- */

static struct str title_at(const struct pages *p, size_t page, mpt y)
{
    struct str title = {0};

    for (size_t i = 0; i < p->n_outline; i++) {
        const struct outline_entry *e = &p->outline[i];
        if ((size_t)e->page < page || ((size_t)e->page == page && e->y <= y))
            title = e->text;
    }
    return title;
}

static void find_printed(struct tracing *t)
{
    const struct pages *p = t->d.pages;

    for (size_t page = 0; p != NULL && page < p->n_pages; page++) {
        for (size_t i = 0; i < p->pages[page].n_items; i++) {
            const struct page_item *item = &p->pages[page].items[i];
            if (item->kind != ITEM_RUN || item->run.figure.n == 0)
                continue;
            ARENA_PUSH(&t->d.mem, t->printed.list, t->printed.n, t->printed.cap) =
                (struct printed){item->run.figure, item->run.text, i, p->pages[page].number,
                                 title_at(p, page, item->run.y)};
        }
    }
}

static bool make_document(struct tracing *t)
{
    const struct options *o = t->o;
    struct fontset *fonts = NULL;

    if (!document_template(&t->d) || !document_facts(&t->d) || !document_views(&t->d))
        return false;
    fonts = fontset_open(o->fonts, &t->d.found);
    if (fonts == NULL)
        return false;
    bool ok = document_merge(&t->d, true) && document_layout(&t->d, fonts);
    if (ok)
        find_printed(t);
    fontset_close(fonts); /* of the pages, only texts are looked at from here on */
    return ok;
}

/* ---- a number as printed ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number at the beginning: its length in bytes, 0 if there is none. */
static size_t number_length(struct str s)
{
    size_t n = s.n > 0 && s.s[0] == '-';
    size_t sign = n;

    while (n < s.n && (is_digit(s.s[n]) || ((s.s[n] == '.' || s.s[n] == ',') && n > sign)))
        n++;
    return n > sign ? n : 0;
}

/* Without separators, and without zeros at the end of a fraction. */
static struct str plain_number(struct arena *a, struct str s)
{
    struct strbuf b = {.a = a};
    bool fraction = false;

    for (size_t i = 0; i < s.n; i++) {
        fraction = fraction || s.s[i] == '.';
        if (s.s[i] != ',')
            strbuf_addc(&b, s.s[i]);
    }
    struct str plain = strbuf_str(&b);
    while (fraction && plain.n > 0 && plain.s[plain.n - 1] == '0')
        plain.n--;
    return fraction && str_ends(plain, STR(".")) ? str_cut(plain, 0, plain.n - 1) : plain;
}

/* True if what is printed right behind an item begins with `words`. */
static bool is_followed_by(const struct page *page, size_t item, struct str words)
{
    while (words.n > 0 && ++item < page->n_items) {
        struct str text =
            page->items[item].kind == ITEM_RUN ? page->items[item].run.text : (struct str){0};
        size_t n = text.n < words.n ? text.n : words.n;
        if (!str_eq(str_cut(text, 0, n), str_cut(words, 0, n)))
            return false;
        words = str_cut(words, n, words.n);
    }
    return words.n == 0;
}

static bool prints(struct tracing *t, const struct printed *p, struct str number, struct str words)
{
    struct str text = str_trim(p->text);
    size_t n = number_length(text);

    if (n == 0 || !str_eq(plain_number(&t->d.mem, str_cut(text, 0, n)), number))
        return false;
    /* Of “37.41%” the rest may be in the same run. */
    struct str rest = str_cut(text, n, text.n);
    if (rest.n > 0 && words.n > 0)
        return str_starts(rest, words);
    return rest.n == 0 ? is_followed_by(&t->d.pages->pages[p->page - 1], p->item, words) : true;
}

static bool is_answered(const struct answers *a, struct str figure)
{
    for (size_t i = 0; i < a->n; i++)
        if (str_eq(a->list[i].figure, figure))
            return true;
    return false;
}

static bool answer_figure(struct tracing *t, struct str figure)
{
    struct answer answer = {.figure = figure};

    if (!trace_figure(&t->d.mem, t->d.facts, figure, 0, &answer.trace))
        return false;
    ARENA_PUSH(&t->d.mem, t->answers.list, t->answers.n, t->answers.cap) = answer;
    return true;
}

static bool answer_number(struct tracing *t, struct str what)
{
    size_t n = number_length(what);
    struct str number = plain_number(&t->d.mem, str_cut(what, 0, n));

    if (n == 0)
        return false;
    for (size_t i = 0; i < t->printed.n; i++) {
        const struct printed *p = &t->printed.list[i];
        if (prints(t, p, number, str_cut(what, n, what.n)) && !is_answered(&t->answers, p->figure))
            answer_figure(t, p->figure);
    }
    return t->answers.n > 0;
}

/* ---- a cell ---- */

static const struct schema_sheet *find_sheet(struct tracing *t, struct str name)
{
    const struct schema *schema = t->d.schema;

    name = path_name(name);
    for (int i = 0; i < schema->n_sheets; i++) {
        const struct schema_sheet *s = &schema->sheets[i];
        if (str_eq(name, s->name) || str_eq(name, schema_file(&t->d.mem, s)))
            return s;
    }
    return NULL;
}

/* A whole number from 1; 0 if it is none. */
static int number_of(struct str s)
{
    int n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.s[i]) || s.n > 8)
            return 0;
        n = n * 10 + (s.s[i] - '0');
    }
    return n;
}

/* The row of a table that begins at a line or has a cell there; 0: none. */
static int row_at(const struct facts *f, const struct rows *r, int line)
{
    struct place at;

    for (int row = 1; row <= r->n; row++) {
        if (!facts_place(f, r->name, row, (struct str){0}, &at))
            continue;
        if (at.line == line)
            return row;
        for (int i = 2; i < r->n_columns && at.line < line; i++)
            if (facts_place(f, r->name, row, r->columns[i], &at) && at.line == line)
                return row;
    }
    return 0;
}

/* The name of the column by its heading, its number, or its name. */
static struct str column_at(const struct facts *f, const struct schema_sheet *s, int row,
                            struct str what)
{
    struct place at;

    for (int i = 0; i < s->n_columns; i++) {
        struct str name = s->columns[i].name;
        if (str_eq(what, s->columns[i].head) || str_eq(what, name) ||
            (number_of(what) > 0 && facts_place(f, s->table, row, name, &at) &&
             at.column == number_of(what)))
            return name;
    }
    return (struct str){0};
}

/* Cuts the part behind the last colon off. */
static struct str cut_last(struct str *s)
{
    for (size_t i = s->n; i > 0; i--) {
        if (s->s[i - 1] == ':') {
            struct str last = str_cut(*s, i, s->n);
            *s = str_cut(*s, 0, i - 1);
            return last;
        }
    }
    return (struct str){0};
}

static bool answer_cell(struct tracing *t, const struct schema_sheet *s, int line, struct str what)
{
    const struct rows *r = facts_rows(t->d.facts, s->table);
    int row = r == NULL ? 0 : row_at(t->d.facts, r, line);
    struct str column =
        row == 0 || what.n == 0 ? (struct str){0} : column_at(t->d.facts, s, row, what);
    struct trace_figure *figures = NULL;
    size_t n = 0;

    if (row == 0 || (what.n > 0 && column.n == 0) ||
        !trace_cell(&t->d.mem, t->d.facts, s->table, row, column, &figures, &n))
        return false;
    struct trace_cell *cell = arena_new(&t->d.mem, struct trace_cell, 1);
    if (!trace_describe(t->d.facts, s->table, row, column, cell))
        return false;
    t->answers.cell = cell;
    for (size_t i = 0; i < n; i++)
        ARENA_PUSH(&t->d.mem, t->answers.list, t->answers.n, t->answers.cap) =
            (struct answer){.figure = figures[i].figure, .trace = {.value = figures[i].value}};
    return true;
}

/* SHEET:LINE:COLUMN or SHEET:LINE; headings hold no colon, paths may. */
static bool read_cell(struct tracing *t, struct str what)
{
    struct str sheet = what;
    struct str last = cut_last(&sheet);
    const struct schema_sheet *s = find_sheet(t, sheet);

    if (s != NULL && number_of(last) > 0)
        return answer_cell(t, s, number_of(last), (struct str){0});
    struct str line = cut_last(&sheet);
    s = find_sheet(t, sheet);
    return s != NULL && number_of(line) > 0 && answer_cell(t, s, number_of(line), last);
}

/* ---- the command ---- */

static bool answer(struct tracing *t)
{
    struct str what = t->o->what;

    return answer_figure(t, what) || read_cell(t, what) || answer_number(t, what);
}

static int no_answer(const struct options *o)
{
    fprintf(
        stderr,
        o->lang == REPORT_ZH
            ? "gongkai: 没有“%.*s”这个数，也没有这个单元格。可以写印出来的数（2629.9）、数的名称"
              "（视图/行/列）或“表名:行号:列号”\n"
            : "gongkai: there is no figure and no cell “%.*s”; give a number as printed "
              "(2629.9), a figure's name (view/key/column) or SHEET:LINE:COLUMN\n",
        STR_FMT(o->what));
    return EXIT_USAGE;
}

int trace_run(const struct options *o)
{
    struct tracing t = {
        .o = o,
        .d = {.paths = {.dataset = o->datasets[0],
                        .templ = o->template_dir,
                        .common = o->common_dir}},
    };
    bool made = make_document(&t);
    int status = EXIT_CLEAN;

    report_print(&t.d.found, o->lang, REPORT_TEXT, stderr);
    if (!made)
        status = diags_count(&t.d.found, SEVERITY_SYSTEM) > 0 ? EXIT_SYSTEM : EXIT_FINDINGS;
    else if (answer(&t))
        trace_print(&t.d, o, &t.answers, &t.printed, stdout);
    else
        status = no_answer(o);
    document_close(&t.d);
    return status;
}
