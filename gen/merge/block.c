#include "merge/merge_int.h"

#include <string.h>

/* ---- pages ---- */

static void push_block(struct merger *m, struct block b)
{
    ARENA_PUSH(m->a, m->blocks, m->n_blocks, m->cap_blocks) = b;
}

/* Where the headings begin that stand last: they go to the new page. */
static size_t trailing_headings(const struct merger *m)
{
    size_t at = m->n_blocks;

    while (at > m->first_movable && m->blocks[at - 1].kind == BLOCK_HEADING)
        at--;
    return at;
}

/* Begins the page that was asked for, before the next block. */
static void begin_page(struct merger *m)
{
    struct block page = {.kind = BLOCK_PAGE, .page = m->next_page};
    size_t at = trailing_headings(m);

    m->next_page = NULL;
    if (at > 0 && at < m->n_blocks && m->blocks[at - 1].kind == BLOCK_PAGE) {
        m->blocks[at - 1] = page; /* else that page would be empty */
        return;
    }
    push_block(m, page);
    memmove(m->blocks + at + 1, m->blocks + at, (m->n_blocks - 1 - at) * sizeof *m->blocks);
    m->blocks[at] = page;
}

struct block *add_block(struct merger *m, enum block_kind kind)
{
    if (m->next_page != NULL)
        begin_page(m);
    push_block(m, (struct block){.kind = kind});
    return &m->blocks[m->n_blocks - 1];
}

static void merge_page(struct merger *m, const struct node *n)
{
    const struct page_style *outer = m->page;

    m->page = m->next_page = n->page;
    merge_blocks(m, n->children);
    m->page = m->next_page = outer;
}

/* ---- paragraphs ---- */

void add_par(struct merger *m, const struct par_look *look, enum par_kind kind, size_t from)
{
    if (m->n_spans == from)
        return;
    struct block *b = add_block(m, BLOCK_PAR);
    b->par_kind = kind;
    b->par.style = &look->style;
    b->par.spans = take_spans(m, from, &b->par.n_spans);
}

struct sentences {
    const struct node *nodes;
    const struct par_look *look;
};

static void each_sentence(struct merger *m, void *ctx)
{
    const struct sentences *s = ctx;

    merge_sentences(m, s->nodes, s->look);
}

void merge_sentences(struct merger *m, const struct node *nodes, const struct par_look *look)
{
    for (const struct node *n = nodes; n != NULL; n = n->next) {
        struct sentences inner = {n->children, look};
        if (n->kind == NODE_TEXT) {
            add_text(m, &n->text, look->term_role);
        } else if (n->kind == NODE_EACH) {
            source_each(m, &n->rows, each_sentence, &inner);
        } else if (n->kind == NODE_CHOOSE) {
            const struct node *chosen = choose(m, n);
            if (chosen != NULL)
                merge_sentences(m, chosen->children, look);
        }
    }
}

static void merge_p(struct merger *m, const struct node *n)
{
    size_t from = m->n_spans;

    merge_sentences(m, n->children, n->look);
    add_par(m, n->look, n->look->title ? PAR_TITLE : PAR_TEXT, from);
}

void add_number(struct merger *m, const struct text *format, int n, const struct par_look *look,
                struct place at)
{
    const struct word word = {"n", n, {0}};

    add_literal(m, fill(m, wording(m, format), &word, 1), look->number_role, at);
}

static void merge_item(struct merger *m, const struct node *n)
{
    size_t from = m->n_spans;

    add_number(m, &n->number, m->item + 1, n->look, n->at);
    size_t text = m->n_spans;
    merge_sentences(m, n->children, n->look);
    if (m->n_spans == text) {
        m->n_spans = from;
        return;
    }
    m->item++;
    add_par(m, n->look, PAR_ITEM, from);
}

static void merge_items(struct merger *m, const struct node *n)
{
    int outer = m->item;

    m->item = 0;
    merge_blocks(m, n->children);
    m->item = outer;
}

/* ---- headings ---- */

static struct str heading_number(struct merger *m, const struct heading_look *h)
{
    const struct word word = {"n", ++m->counts[h->level], {0}};

    for (int deeper = h->level + 1; deeper < LEVELS; deeper++)
        m->counts[deeper] = 0;
    return fill(m, wording(m, &h->number), &word, 1);
}

/* The number as a span before the title's, or as a paragraph of its own. */
static struct str put_heading_number(struct merger *m, struct heading *h,
                                     const struct heading_look *look, size_t from, struct place at)
{
    struct strbuf plain = {.a = m->a};
    size_t title = m->n_spans;

    add_literal(m, h->number, (struct str){0}, at);
    if (m->n_spans == title)
        return (struct str){0};
    strbuf_add(&plain, h->number);
    if (look->number_look != NULL) {
        add_par(m, look->number_look, PAR_TITLE, title);
        strbuf_add(&plain, look->gap);
        return strbuf_str(&plain);
    }
    struct span number = m->spans[title]; /* to the front */
    memmove(m->spans + from + 1, m->spans + from, (title - from) * sizeof number);
    m->spans[from] = number;
    return strbuf_str(&plain);
}

struct heading *make_heading(struct merger *m, int level, const struct par_look *look, size_t from,
                             bool numbered, bool listed, struct place at)
{
    const struct heading_look *style = &m->t->styles.headings[level - 1];
    struct heading *h = arena_new(m->a, struct heading, 1);
    struct strbuf plain = {.a = m->a};
    struct str title = plain_spans(m, m->spans + from, (int)(m->n_spans - from));

    h->level = level;
    h->contents_level = listed ? style->contents : 0;
    h->text.style = &look->style;
    if (numbered && style->number.n > 0)
        h->number = heading_number(m, style);
    strbuf_add(&plain, put_heading_number(m, h, style, from, at));
    strbuf_add(&plain, title);
    h->plain = strbuf_str(&plain);
    h->text.spans = take_spans(m, from, &h->text.n_spans);
    return h;
}

void add_heading(struct merger *m, struct heading *h)
{
    add_block(m, BLOCK_HEADING)->heading = h;
}

/* A heading that has a page to itself. */
static void merge_title_page(struct merger *m, const struct node *n,
                             const struct heading_look *look)
{
    size_t from = m->n_spans;

    m->first_movable = m->n_blocks;
    m->next_page = look->page;
    add_text(m, &n->text, look->look->term_role);
    add_heading(m, make_heading(m, n->level, look->look, from, n->numbered, n->listed, n->at));
    m->first_movable = m->n_blocks;
    m->next_page = m->page;
}

static void merge_section(struct merger *m, const struct node *n)
{
    const struct heading_look *look = &m->t->styles.headings[n->level - 1];
    int outer = m->level;
    size_t from = m->n_spans;

    m->level = n->level;
    if (look->page != NULL && !n->titles_table) {
        merge_title_page(m, n, look);
    } else {
        const struct par_look *par = n->titles_table ? n->children->table->look->title : look->look;
        add_text(m, &n->text, par->term_role);
        struct heading *h = make_heading(m, n->level, par, from, n->numbered, n->listed, n->at);
        if (n->titles_table) {
            m->title = h;
            m->table_title = h->plain;
        } else {
            add_heading(m, h);
        }
    }
    merge_blocks(m, n->children);
    m->title = NULL;
    m->table_title = (struct str){0};
    m->level = outer;
}

/* ---- all ---- */

static void each_block(struct merger *m, void *ctx)
{
    merge_blocks(m, ctx);
}

static void merge_contents(struct merger *m, const struct node *n)
{
    struct contents *c = arena_new(m->a, struct contents, 1);

    *c = n->contents->contents;
    add_block(m, BLOCK_CONTENTS)->contents = c;
}

static void merge_block(struct merger *m, const struct node *n)
{
    switch (n->kind) {
    case NODE_PAGE:
        merge_page(m, n);
        break;
    case NODE_SECTION:
        merge_section(m, n);
        break;
    case NODE_CONTENTS:
        merge_contents(m, n);
        break;
    case NODE_P:
        merge_p(m, n);
        break;
    case NODE_ITEMS:
        merge_items(m, n);
        break;
    case NODE_ITEM:
        merge_item(m, n);
        break;
    case NODE_PROSE:
        merge_prose(m, n);
        break;
    case NODE_TABLE:
        merge_table(m, n);
        break;
    case NODE_GRID:
        merge_grid(m, n);
        break;
    case NODE_EACH:
        source_each(m, &n->rows, each_block, n->children);
        break;
    case NODE_CHOOSE: {
        const struct node *chosen = choose(m, n);
        if (chosen != NULL)
            merge_blocks(m, chosen->children);
        break;
    }
    case NODE_ROW: /* these four stand in other nodes */
    case NODE_NOTE:
    case NODE_WHEN:
    case NODE_TEXT:
        break;
    }
}

void merge_blocks(struct merger *m, const struct node *nodes)
{
    for (const struct node *n = nodes; n != NULL && spend(m, n->at); n = n->next)
        merge_block(m, n);
}
