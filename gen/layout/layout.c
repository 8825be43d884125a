#include "layout/layout.h"

#include "layout/contents_int.h"
#include "layout/folio_int.h"
#include "layout/marks_int.h"

/* The document while it is set. */
struct work {
    struct setting s;
    struct tagger tags;
    struct flow flow;
    struct set_heading *headings;
    int n_headings;
    struct set_contents *contents; /* [flow.n_contents] */
    size_t *page_of;               /* [n_headings] page index */
    mpt *right;                    /* [pages] right edge of the area */
};

/* ---- before pages ---- */

static bool is_length(mpt length)
{
    return length >= 0 && length <= MPT_MAX;
}

static bool page_is_sound(struct setting *s, const struct page_style *page)
{
    enum { LEAST = 28346 }; /* 1 cm: what has less is no area */

    if (is_length(page->width) && is_length(page->height) && is_length(page->top) &&
        is_length(page->bottom) && is_length(page->left) && is_length(page->right) &&
        is_length(page->grid_em) && area_width(page) >= LEAST && area_height(page) >= LEAST &&
        page->grid_em <= area_height(page))
        return true;
    DIAG_ADD(s->d, DIAG_LAYOUT_PAGE_AREA, (struct place){0}, page->name);
    return false;
}

/* A document begins with a page, and every page has an area. */
static bool pages_are_sound(struct setting *s)
{
    const struct doc *doc = s->doc;
    bool sound = true;

    if (doc->n_blocks == 0 || doc->blocks[0].kind != BLOCK_PAGE) {
        DIAG_ADD0(s->d, DIAG_LAYOUT_NO_PAGE, (struct place){0});
        return false;
    }
    for (int i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_PAGE)
            sound = page_is_sound(s, doc->blocks[i].page) && sound;
    return sound;
}

static size_t count_row_tags(const struct row *rows, int n)
{
    size_t tags = (size_t)n;

    for (int i = 0; i < n; i++)
        tags += (size_t)rows[i].n_cells;
    return tags;
}

/* About as many tags as the document needs. */
static size_t count_tags(const struct doc *doc)
{
    enum { EACH = 8 }; /* a heading with its section, bands of a table, an entry */
    size_t tags = 1 + EACH * (size_t)doc->n_blocks;

    for (int i = 0; i < doc->n_blocks; i++) {
        const struct table *t = doc->blocks[i].table;
        if (doc->blocks[i].kind == BLOCK_TABLE)
            tags += count_row_tags(t->head, t->n_head) + count_row_tags(t->body, t->n_body);
    }
    return tags;
}

static void list_headings(struct work *w)
{
    const struct doc *doc = w->s.doc;

    w->headings = arena_new(&w->s.scratch, struct set_heading, (size_t)doc->n_blocks);
    for (int i = 0; i < doc->n_blocks; i++) {
        const struct block *b = &doc->blocks[i];
        bool titled = b->kind == BLOCK_TABLE && b->heading != NULL;
        if (titled || b->kind == BLOCK_HEADING)
            w->headings[w->n_headings++] =
                (struct set_heading){.heading = b->heading, .table_title = titled};
    }
}

static void tag_toc(struct work *w, struct set_block *b)
{
    const struct contents *contents = b->block->contents;
    int *level = arena_new(&w->s.scratch, int, (size_t)w->n_headings);

    for (int i = 0; i < w->n_headings; i++) {
        level[i] = w->headings[i].heading->contents_level;
        if (level[i] > contents->n_levels)
            level[i] = 0;
    }
    b->entry_tags = arena_new(&w->s.scratch, int, (size_t)w->n_headings);
    tag_contents(&w->tags, level, w->n_headings, b->entry_tags);
}

/* True if the paragraph says `text`. */
static bool par_says(const struct par *par, struct str text)
{
    size_t at = 0;

    for (int i = 0; i < par->n_spans; i++) {
        struct str t = par->spans[i].text;
        if (!str_eq(str_cut(text, at, at + t.n), t))
            return false;
        at += t.n;
    }
    return at == text.n;
}

/* True if block `i` is the first line of a part's title ("Part two"), which is
   read as one with the heading that follows. */
static bool opens_part(const struct doc *doc, int i)
{
    const struct block *b = &doc->blocks[i];

    if (i + 1 >= doc->n_blocks || doc->blocks[i + 1].kind != BLOCK_HEADING)
        return false;
    const struct heading *h = doc->blocks[i + 1].heading;
    return h->level <= 1 &&
           (b->par_kind == PAR_TITLE || (h->number.n > 0 && par_says(&b->par, h->number)));
}

static void set_titled(struct work *w, struct set_block *b, int heading)
{
    b->heading = &w->headings[heading];
    b->heading->tag = b->tag;
    b->par = set_par(&w->s, &b->block->heading->text, b->page, area_width(b->page));
}

/* Sets the texts of all blocks and gives them their tags, in one pass. */
static void set_blocks(struct work *w)
{
    const struct doc *doc = w->s.doc;
    const struct page_style *page = NULL;
    int heading = 0, part_tag = -1;

    w->flow.n_blocks = doc->n_blocks;
    w->flow.blocks = arena_new(&w->s.scratch, struct set_block, (size_t)doc->n_blocks);
    for (int i = 0; i < doc->n_blocks; i++) {
        struct set_block *b = &w->flow.blocks[i];
        b->block = &doc->blocks[i];
        hush(&w->s, i);
        if (b->block->kind == BLOCK_PAGE)
            page = b->block->page;
        b->page = page;
        switch (b->block->kind) {
        case BLOCK_PAGE:
            break;
        case BLOCK_HEADING:
            b->tag = part_tag >= 0 ? part_tag : tag_heading(&w->tags, b->block->heading->level);
            part_tag = -1;
            set_titled(w, b, heading++);
            b->keep = b->par.style->at < 0;
            break;
        case BLOCK_PAR:
            if (opens_part(doc, i)) {
                b->tag = part_tag = tag_heading(&w->tags, doc->blocks[i + 1].heading->level);
                b->opens = &w->headings[heading];
            } else {
                b->tag = tag_par(&w->tags, b->block->par_kind);
            }
            b->par = set_par(&w->s, &b->block->par, page, area_width(page));
            b->keep = b->par.style->keep_next && b->par.style->at < 0;
            break;
        case BLOCK_TABLE:
            if (b->block->heading != NULL) {
                b->tag = tag_heading(&w->tags, b->block->heading->level);
                set_titled(w, b, heading++);
            }
            b->table = table_set(&w->s, b->block->table, page);
            tag_table(&w->tags, b->table);
            break;
        case BLOCK_CONTENTS:
            tag_toc(w, b);
            break;
        }
    }
    hush(&w->s, 0);
}

/* ---- page numbers ---- */

/* Page index of a sheet of the flow: contents before it put pages in. */
static size_t page_index(const struct work *w, size_t sheet)
{
    /* A heading without text may have been on a last page that came to nothing. */
    if (sheet >= w->flow.sheets.n)
        sheet = w->flow.sheets.n - 1;
    size_t index = sheet;

    for (size_t i = 0; i < w->flow.n_contents; i++)
        if (w->flow.contents[i].sheet < sheet)
            index += w->contents[i].n_pages - 1;
    return index;
}

static size_t count_pages(const struct work *w)
{
    size_t n = w->flow.sheets.n;

    for (size_t i = 0; i < w->flow.n_contents; i++)
        n += w->contents[i].n_pages - 1;
    return n;
}

/* The last page number that contents name. */
static size_t last_named(const struct work *w)
{
    for (int i = w->n_headings; i-- > 0;)
        if (w->headings[i].heading->contents_level > 0)
            return page_index(w, w->headings[i].sheet) + 1;
    return 0;
}

static void set_all_contents(struct work *w, bool wide)
{
    w->contents = arena_new(&w->s.scratch, struct set_contents, w->flow.n_contents);
    for (size_t i = 0; i < w->flow.n_contents; i++) {
        const struct contents_mark *mark = &w->flow.contents[i];
        w->contents[i] = contents_set(&w->s, mark, w->flow.sheets.v[mark->sheet].style, w->headings,
                                      w->n_headings, wide);
    }
}

/*
 * Contents take their place without knowing what they say; only from page 1000
 * on do numbers need more room.  Then they are set once more, and stay so even
 * if that should save the thousandth page: nothing can go to and fro.
 */
static void number_pages(struct work *w)
{
    set_all_contents(w, false);
    if (last_named(w) >= 1000)
        set_all_contents(w, true);
    w->page_of = arena_new(&w->s.scratch, size_t, (size_t)w->n_headings);
    for (int i = 0; i < w->n_headings; i++)
        w->page_of[i] = page_index(w, w->headings[i].sheet);
    for (size_t i = 0; i < w->flow.n_contents; i++)
        contents_draw(&w->s, &w->contents[i], &w->flow.sheets.v[w->flow.contents[i].sheet],
                      w->headings, w->page_of);
}

/* ---- the product ---- */

static void finish_page(struct work *w, struct pages *pages, struct sheet *sheet)
{
    int number = (int)pages->n_pages + 1;

    w->right[pages->n_pages] = sheet_left(sheet) + area_width(sheet->style);

    folio_draw(&w->s, sheet, number);
    pages->pages[pages->n_pages++] = (struct page){
        .width = sheet->style->width,
        .height = sheet->style->height,
        .number = number,
        .numbered = sheet->style->folio,
        .items = sheet->items,
        .n_items = sheet->n_items,
        .links = sheet->links,
        .n_links = sheet->n_links,
    };
}

static void finish_pages(struct work *w, struct pages *pages)
{
    size_t mark = 0;

    w->right = arena_new(&w->s.scratch, mpt, count_pages(w));
    pages->pages = arena_new(w->s.a, struct page, count_pages(w));
    for (size_t i = 0; i < w->flow.sheets.n; i++) {
        finish_page(w, pages, &w->flow.sheets.v[i]);
        for (; mark < w->flow.n_contents && w->flow.contents[mark].sheet == i; mark++)
            for (size_t k = 0; k < w->contents[mark].extra.n; k++)
                finish_page(w, pages, &w->contents[mark].extra.v[k]);
    }
}

/* Bookmarks: what the contents list, and titles of tables one level below.  A
   level is reached from the one above it. */
static void finish_outline(struct work *w, struct pages *pages)
{
    int listed = 0, above = 0;

    pages->outline = arena_new(w->s.a, struct outline_entry, (size_t)w->n_headings);
    for (int i = 0; i < w->n_headings; i++) {
        const struct set_heading *h = &w->headings[i];
        int level = h->heading->contents_level;
        if (level > 0)
            listed = level;
        else if (!h->table_title || h->heading->plain.n == 0)
            continue;
        if (level <= 0)
            level = h->heading->level <= 1 ? 1 : listed + 1;
        above = level < above + 1 ? level : above + 1;
        pages->outline[pages->n_outline++] = (struct outline_entry){
            .level = above,
            .text = h->heading->plain,
            .page = (int)w->page_of[i],
            .y = h->y,
            .tag = h->tag,
        };
    }
}

struct pages *layout(struct arena *a, const struct doc *doc, struct fontset *fonts, struct diags *d)
{
    struct work w = {.s = {.a = a, .doc = doc, .fonts = fonts, .d = d, .loud = d}};
    struct pages *pages = NULL;

    if (pages_are_sound(&w.s)) {
        pages = arena_new(a, struct pages, 1);
        w.flow.s = &w.s;
        tags_begin(&w.tags, &w.s, count_tags(doc));
        list_headings(&w);
        set_blocks(&w);
        flow_blocks(&w.flow);
        sheets_close(&w.s, &w.flow.sheets);
        number_pages(&w);
        finish_pages(&w, pages);
        finish_outline(&w, pages);
        pages->tags = w.tags.tags;
        pages->n_tags = w.tags.n;
        marks_draw(&w.s, pages, w.right);
        pages->title = doc->title;
        pages->author = doc->author;
        pages->subject = doc->subject;
        pages->lang = doc->lang;
        pages->date = doc->date;
    }
    diags_release(&w.s.quiet);
    arena_release(&w.s.scratch);
    return pages;
}
