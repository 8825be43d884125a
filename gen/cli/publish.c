#include "cli/publish.h"

#include "base/file.h"
#include "words/words.h"

/* Bytes.  A longer cell names nothing; a label matters to what may be a name, a
   number of a person or an address, not to a shorter figure or a whole sentence. */
enum { LABEL_MAX = 48, LABELLED_MIN = 6, LABELLED_MAX = 96 };

struct gathering {
    struct document *d;
    struct str path;
    struct words_text *texts;
    size_t n, cap;
};

static void add(struct gathering *g, enum words_where where, struct str text, struct str label,
                struct place at)
{
    if (text.n > 0)
        ARENA_PUSH(&g->d->mem, g->texts, g->n, g->cap) =
            (struct words_text){where, text, label, at};
}

/* ---- pages ---- */

/* A paragraph, a cell ... : what text belongs together in. */
static bool is_block(enum tag_kind kind)
{
    switch (kind) {
    case TAG_HEADING:
    case TAG_P:
    case TAG_TOCI:
    case TAG_CAPTION:
    case TAG_TH:
    case TAG_TD:
    case TAG_LI:
    case TAG_NOTE:
        return true;
    case TAG_DOCUMENT:
    case TAG_PART:
    case TAG_SECT:
    case TAG_TOC:
    case TAG_REFERENCE:
    case TAG_LINK:
    case TAG_TABLE:
    case TAG_THEAD:
    case TAG_TBODY:
    case TAG_TR:
    case TAG_L:
    case TAG_LBL:
    case TAG_LBODY:
    case TAG_SPAN:
        break;
    }
    return false;
}

/* The nearest block around a tag; a cell before a paragraph within it. */
static int block_of(const struct pages *p, int tag)
{
    int block = tag;

    while (block > 0 && !is_block(p->tags[block].kind))
        block = p->tags[block].parent;
    for (int t = block; t > 0; t = p->tags[t].parent)
        if (p->tags[t].kind == TAG_TD || p->tags[t].kind == TAG_TH)
            return t;
    return block;
}

struct gathered {
    struct strbuf text;
    int page;  /* where it begins, from 1; 0: nothing yet */
    int after; /* the cell before it in its row, or 0 */
};

static bool is_cell(const struct pages *p, int tag)
{
    return p->tags[tag].kind == TAG_TD || p->tags[tag].kind == TAG_TH;
}

/* Texts by block, in the order in which blocks begin.  What goes on behind a
   page's end goes on in its block; what stands beside the text, as folios do,
   is read by itself. */
static void gather_blocks(struct gathering *g, struct gathered *blocks, int *order, size_t *n)
{
    const struct pages *p = g->d->pages;
    int last_cell = 0;

    for (size_t i = 0; i < p->n_pages; i++) {
        int number = (int)i + 1;
        for (size_t k = 0; k < p->pages[i].n_items; k++) {
            const struct page_item *item = &p->pages[i].items[k];
            if (item->kind != ITEM_RUN)
                continue;
            if (item->tag < 0) {
                add(g, WORDS_PAGE, item->run.text, (struct str){0},
                    (struct place){.path = g->path, .line = number});
                continue;
            }
            int block = block_of(p, item->tag);
            struct gathered *b = &blocks[block];
            if (b->page == 0) {
                b->page = number;
                b->text.a = &g->d->mem;
                order[(*n)++] = block;
                if (last_cell > 0 && is_cell(p, block) &&
                    p->tags[last_cell].parent == p->tags[block].parent)
                    b->after = last_cell;
                last_cell = is_cell(p, block) ? block : 0;
            }
            strbuf_add(&b->text, item->run.text);
        }
    }
}

/* What names a cell: the heads of its column and row, and the cell before it. */
static struct str label_of(struct gathering *g, const struct gathered *blocks, int cell)
{
    const struct tag *t = &g->d->pages->tags[cell];
    struct strbuf label = {.a = &g->d->mem};

    for (int i = 0; i < t->n_headers; i++) {
        struct str head = strbuf_str(&blocks[t->headers[i]].text);
        if (head.n <= LABEL_MAX)
            strbuf_add(&label, head);
        strbuf_addc(&label, '|');
    }
    if (blocks[cell].after > 0 && blocks[blocks[cell].after].text.n <= LABEL_MAX)
        strbuf_add(&label, strbuf_str(&blocks[blocks[cell].after].text));
    return strbuf_str(&label);
}

static void gather_pages(struct gathering *g)
{
    struct pages *p = g->d->pages;
    struct gathered *blocks = arena_new(&g->d->mem, struct gathered, p->n_tags + 1);
    int *order = arena_new(&g->d->mem, int, p->n_tags + 1);
    size_t n = 0;

    gather_blocks(g, blocks, order, &n);
    for (size_t i = 0; i < n; i++) {
        const struct gathered *b = &blocks[order[i]];
        bool cell = is_cell(p, order[i]) && b->text.n >= LABELLED_MIN && b->text.n <= LABELLED_MAX;
        add(g, WORDS_PAGE, strbuf_str(&b->text),
            cell ? label_of(g, blocks, order[i]) : (struct str){0},
            (struct place){.path = g->path, .line = b->page});
    }
}

/* ---- all else ---- */

static void gather_properties(struct gathering *g)
{
    const struct pages *p = g->d->pages;
    struct place at = {.path = g->path};

    add(g, WORDS_METADATA, p->title, (struct str){0}, at);
    add(g, WORDS_METADATA, p->author, (struct str){0}, at);
    add(g, WORDS_METADATA, p->subject, (struct str){0}, at);
    for (size_t i = 0; i < p->n_outline; i++)
        add(g, WORDS_BOOKMARK, p->outline[i].text, (struct str){0}, at);
}

static void gather_lines(struct gathering *g, struct str text, struct str path)
{
    struct place at = {.path = path};

    for (size_t from = 0; from < text.n;) {
        struct str rest = str_cut(text, from, text.n);
        size_t n = str_find(rest, STR("\n"));
        at.line++;
        add(g, WORDS_ATTACHED, str_cut(rest, 0, n), (struct str){0}, at);
        from += n + 1;
    }
}

static void gather_attached(struct gathering *g)
{
    for (int i = 0; i < g->d->n_attachments; i++) {
        const struct pdf_attachment *x = &g->d->attachments[i];
        add(g, WORDS_ATTACHED_NAME, x->name, (struct str){0}, (struct place){.path = g->path});
        add(g, WORDS_ATTACHED_NAME, x->description, (struct str){0},
            (struct place){.path = g->path});
        gather_lines(g, x->bytes, x->name);
    }
}

void publish_scan(struct document *d, struct str path)
{
    struct gathering g = {.d = d, .path = path};

    gather_pages(&g);
    gather_properties(&g);
    gather_attached(&g);
    add(&g, WORDS_FILE_NAME, path_name(path), (struct str){0}, (struct place){.path = path});
    words_scan_output(d->words, g.texts, g.n, &d->found);
}
