#include "made.h"

enum { PT = 1000 };

int roll(struct dice *d, int n)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    return (int)((d->state * 0x2545F4914F6CDD1DU) >> 33) % n;
}

bool once_in(struct dice *d, int n)
{
    return roll(d, n) == 0;
}

struct page_style *made_page(struct arena *a, int height, int lines)
{
    struct page_style *p = arena_new(a, struct page_style, 1);

    *p = (struct page_style){
        .name = STR("made"),
        .width = 400 * PT,
        .height = height * PT,
        .top = 50 * PT,
        .bottom = 50 * PT,
        .left = 50 * PT,
        .right = 50 * PT,
        .grid_lines = lines,
        .grid_chars = 18,
        .grid_em = 15750,
        .folio = true,
        .folio_text = STR("\xE2\x80\x94 {n} \xE2\x80\x94"),
        .folio_style = {.role = STR("folio"), .size = 14 * PT},
        .folio_drop = 24 * PT,
        .folio_inset = 14 * PT,
        .folio_gap = 7 * PT,
    };
    return p;
}

struct par_style *made_par_style(struct arena *a, mpt size)
{
    struct par_style *s = arena_new(a, struct par_style, 1);

    *s = (struct par_style){
        .name = STR("body"),
        .text = {.role = STR("body"), .size = size},
        .align = ALIGN_JUSTIFY,
        .grid = true,
        .first_indent = 2 * size,
        .at = -1,
    };
    return s;
}

struct table_style *made_table_style(struct arena *a)
{
    struct table_style *s = arena_new(a, struct table_style, 1);

    *s = (struct table_style){
        .name = STR("table"),
        .body = {.role = STR("table"), .size = 9 * PT},
        .strong = {.role = STR("strong"), .size = 9 * PT},
        .number = {.role = STR("table"), .size = 7500},
        .unit = {.role = STR("table"), .size = 10500},
        .leading = 11700,
        .pad_x = 3 * PT,
        .pad_y = 2500,
        .row_min = 16 * PT,
        .number_row = 12 * PT,
        .rule_outer = 1000,
        .rule_head = 500,
        .rule_inner = 250,
        .rule_cut = 500,
        .rule_total = 500,
        .title_gap = 9 * PT,
        .unit_gap = 4 * PT,
        .note_gap = 5 * PT,
        .after = 29 * PT,
    };
    return s;
}

struct str made_text(struct arena *a, struct dice *d, int n)
{
    struct strbuf b = {.a = a};

    for (int i = 0; i < n; i++)
        strbuf_addu(&b, 0x4E00 + (uint32_t)roll(d, 0x5000));
    return strbuf_str(&b);
}

static struct str made_figure(struct arena *a, struct dice *d)
{
    int whole = roll(d, 100000);

    if (once_in(d, 4))
        return str_printf(a, "%d", whole);
    if (once_in(d, 4))
        return str_printf(a, "%d.%d", whole, roll(d, 10));
    return str_printf(a, "%d.%02d", whole, roll(d, 100));
}

static struct span *made_span(struct arena *a, struct str text)
{
    struct span *span = arena_new(a, struct span, 1);

    *span = (struct span){.text = text, .at = {.path = STR("made.xml"), .line = 1}};
    return span;
}

struct par made_par(struct arena *a, const struct par_style *style, struct str text)
{
    return (struct par){.style = style, .spans = made_span(a, text), .n_spans = 1};
}

/* What a table is made with. */
struct plan {
    int rows, columns;
    bool small;
    bool *taken; /* [rows * columns] */
};

static int made_length(struct dice *d, const struct plan *plan)
{
    if (plan->small || !once_in(d, 6))
        return roll(d, 5);
    if (!once_in(d, 8))
        return roll(d, 40);
    return once_in(d, 6) ? 200 + roll(d, 1500) : 40 + roll(d, 300);
}

static void claim(const struct plan *plan, struct cell *c, int row)
{
    for (int i = 0; i < c->rowspan; i++)
        for (int k = 0; k < c->colspan; k++)
            plan->taken[(row + i) * plan->columns + c->col + k] = true;
}

/* Heads begin with a character that nothing else of the document has. */
static struct str made_head(struct arena *a, struct dice *d)
{
    struct strbuf b = {.a = a};

    strbuf_addu(&b, 0x3400 + (uint32_t)(d->heads++ % 0x1900));
    strbuf_add(&b, made_text(a, d, roll(d, 4)));
    return strbuf_str(&b);
}

static struct cell made_cell(struct arena *a, struct dice *d, const struct plan *plan, int row,
                             int col, bool head)
{
    struct cell c = {.col = col, .colspan = 1, .rowspan = 1, .head = head};
    bool figure = !head && col % 3 == 2;

    while (once_in(d, head ? 3 : 12) && col + c.colspan < plan->columns &&
           !plan->taken[row * plan->columns + col + c.colspan])
        c.colspan++;
    if (once_in(d, 4))
        for (int most = roll(d, 12); c.rowspan < most && row + c.rowspan < plan->rows; c.rowspan++)
            ;
    c.strong = once_in(d, 6);
    c.row_head = !head && col == 0;
    c.align = figure ? ALIGN_RIGHT : (enum align)roll(d, 2);
    c.decimal = figure;
    c.valign = (enum valign)roll(d, 2);
    c.cont = (enum cell_continue)roll(d, 3);
    c.indent = once_in(d, 5) ? 9 * PT : 0;
    c.rule_left_strong = once_in(d, 10);
    struct str text = figure ? made_figure(a, d)
                      : head ? made_head(a, d)
                             : made_text(a, d, made_length(d, plan));
    c.spans = made_span(a, text);
    c.n_spans = 1;
    return c;
}

static struct row *made_rows(struct arena *a, struct dice *d, struct plan plan, bool head)
{
    struct row *rows = arena_new(a, struct row, (size_t)plan.rows);
    int group = 0;

    plan.taken = arena_new(a, bool, (size_t)(plan.rows * plan.columns));
    for (int r = 0; r < plan.rows; r++) {
        rows[r].cells = arena_new(a, struct cell, (size_t)plan.columns);
        for (int c = 0; c < plan.columns; c++) {
            if (plan.taken[r * plan.columns + c])
                continue;
            struct cell *cell = &rows[r].cells[rows[r].n_cells++];
            *cell = made_cell(a, d, &plan, r, c, head);
            claim(&plan, cell, r);
        }
        if (once_in(d, 3))
            group++;
        rows[r].group = head ? 0 : group;
        rows[r].total = once_in(d, 20);
    }
    return rows;
}

static struct table *made_with(struct arena *a, struct dice *d, const struct table_style *style,
                               struct plan plan)
{
    struct table *t = arena_new(a, struct table, 1);
    struct plan head = plan;

    head.rows = roll(d, 4);
    *t = (struct table){
        .style = style,
        .start = (enum table_start)roll(d, 3),
        .n_columns = plan.columns,
        .columns = arena_new(a, struct column, (size_t)plan.columns),
        .head = made_rows(a, d, head, true),
        .n_head = head.rows,
        .body = made_rows(a, d, plan, false),
        .n_body = plan.rows,
        .again = made_span(a, STR("again")),
        .n_again = 1,
        .again_suffix = STR("\xEF\xBC\x88\xE7\xBB\xAD\xEF\xBC\x89"),
        .at = {.path = STR("made.xml"), .line = 2},
    };
    for (int i = 0; i < plan.columns; i++) {
        if (once_in(d, 2))
            t->columns[i].width = (24 + roll(d, 20)) * PT;
        else if (once_in(d, 3))
            t->columns[i].max = (40 + roll(d, 60)) * PT;
    }
    if (once_in(d, 2)) {
        t->unit = made_span(a, STR("unit"));
        t->n_unit = 1;
    }
    if (once_in(d, 3)) {
        struct par_style *note = made_par_style(a, 10500);
        note->grid = false;
        note->leading = 13650;
        note->first_indent = 0;
        t->notes = arena_new(a, struct par, 1);
        t->notes[0] = made_par(a, note, made_text(a, d, 1 + roll(d, 80)));
        t->n_notes = 1;
    }
    return t;
}

struct table *made_table(struct arena *a, struct dice *d, const struct table_style *style)
{
    struct plan plan = {.rows = 1 + roll(d, once_in(d, 3) ? 60 : 12), .columns = 1 + roll(d, 7)};
    return made_with(a, d, style, plan);
}

struct table *made_small_table(struct arena *a, struct dice *d, const struct table_style *style,
                               int rows)
{
    struct plan plan = {.rows = rows, .columns = 1 + roll(d, 4), .small = true};
    return made_with(a, d, style, plan);
}

static struct heading *made_heading(struct arena *a, struct dice *d, int level)
{
    struct heading *h = arena_new(a, struct heading, 1);
    struct par_style *style = made_par_style(a, 15750);

    style->align = once_in(d, 2) ? ALIGN_CENTER : ALIGN_LEFT;
    style->first_indent = 0;
    h->plain = made_text(a, d, 2 + roll(d, once_in(d, 8) ? 40 : 8));
    h->number = str_cut(h->plain, 0, 3);
    h->level = level;
    h->contents_level = level <= 2 ? level : 0;
    h->text = made_par(a, style, h->plain);
    return h;
}

struct contents *made_contents(struct arena *a)
{
    struct contents *c = arena_new(a, struct contents, 1);

    *c = (struct contents){
        .levels = arena_new(a, struct contents_level, 2),
        .n_levels = 2,
        .leader = {.role = STR("folio"), .size = 14 * PT},
        .dot_pitch = 7 * PT,
        .dot_gap_text = 5 * PT,
        .dot_gap_number = 7 * PT,
        .number_field = 21 * PT,
        .number_field_wide = 28 * PT,
        .entry_right = 60 * PT,
    };
    for (int i = 0; i < 2; i++) {
        c->levels[i].entry = *made_par_style(a, 14 * PT);
        c->levels[i].entry.grid = false;
        c->levels[i].entry.first_indent = 0;
        c->levels[i].entry.leading = 20700;
        c->levels[i].entry.indent = i * 28 * PT;
        c->levels[i].entry.before = i == 0 ? 9 * PT : 0;
    }
    return c;
}

/* Adds one block of a random kind. */
static void made_block(struct arena *a, struct dice *d, struct doc *doc,
                       const struct par_style *body, const struct table_style *style)
{
    struct block *b = &doc->blocks[doc->n_blocks++];

    switch (roll(d, 8)) {
    case 0:
    case 1:
        b->kind = BLOCK_HEADING;
        b->heading = made_heading(a, d, 1 + roll(d, 4));
        break;
    case 2:
        b->kind = BLOCK_TABLE;
        b->table = made_table(a, d, style);
        b->table->grid_block = once_in(d, 3);
        if (once_in(d, 2))
            b->heading = made_heading(a, d, 2);
        break;
    case 3:
        b->kind = BLOCK_TABLE;
        b->table = made_small_table(a, d, style, 1 + roll(d, 3));
        b->table->empty = once_in(d, 2);
        b->table->centered = once_in(d, 3);
        b->table->grid_block = once_in(d, 2);
        if (doc->n_blocks > 1 && b[-1].kind == BLOCK_TABLE && b[-1].table->n_notes == 0)
            b->table->joined = once_in(d, 2);
        break;
    case 4:
        b->kind = BLOCK_PAR;
        b->par_kind = PAR_ITEM;
        b->par = made_par(a, body, made_text(a, d, 1 + roll(d, 60)));
        break;
    case 5:
    case 6:
    case 7:
        b->kind = BLOCK_PAR;
        b->par = made_par(a, body, made_text(a, d, 1 + roll(d, once_in(d, 5) ? 600 : 80)));
        break;
    }
}

struct doc *made_document(struct arena *a, uint64_t seed)
{
    struct dice dice = {.state = seed * 0x9E3779B97F4A7C15U + 1}, *d = &dice;
    struct doc *doc = arena_new(a, struct doc, 1);
    struct page_style *tall = made_page(a, 400 + roll(d, 400), 8 + roll(d, 8));
    struct page_style *low = made_page(a, 300 + roll(d, 100), 0);
    struct par_style *body = made_par_style(a, 15750);
    struct table_style *style = made_table_style(a);
    int n = 2 + roll(d, 14);

    if (once_in(d, 2))
        style->rule_side = 500;
    if (once_in(d, 2)) {
        style->tight_leading = 11000;
        style->tight_pad_y = 1500;
    }
    doc->lang = STR("zh-CN");
    doc->title = STR("made");
    doc->blocks = arena_new(a, struct block, (size_t)n * 2 + 2);
    doc->blocks[doc->n_blocks++] = (struct block){.kind = BLOCK_PAGE, .page = tall};
    if (once_in(d, 2))
        doc->blocks[doc->n_blocks++] =
            (struct block){.kind = BLOCK_CONTENTS, .contents = made_contents(a)};
    for (int i = 0; i < n; i++) {
        if (once_in(d, 6))
            doc->blocks[doc->n_blocks++] =
                (struct block){.kind = BLOCK_PAGE, .page = once_in(d, 2) ? low : tall};
        made_block(a, d, doc, body, style);
    }
    return doc;
}
