#include "layout/marks_int.h"

#include "layout/sheet_int.h"

#include <stdlib.h>

/* A figure that a mark speaks of, or the row that lists it. */
struct name {
    struct str figure;
    int mark;
    bool row;
};

/* Where a mark goes: beside an item of a page. */
struct spot {
    int mark;
    size_t page, item; /* the item that it stands beside */
    size_t after;      /* and the last one of that item's element, from there on */
    int tag;           /* of the element */
    mpt middle;        /* of the text's em box, then of the mark's */
    mpt x;
    int link; /* its own tag, once numbered */
};

/* Where its row in the list is. */
struct row_spot {
    bool found;
    size_t page, item;
    int tag, link;
};

struct marker {
    struct setting *s;
    struct pages *pages;
    const struct draft *draft;
    const mpt *right;
    struct name *names;
    size_t n_names;
    struct spot *spots; /* by page, then from the top */
    size_t n_spots, cap_spots;
    struct row_spot *rows;     /* [n_marks] */
    const struct spot **first; /* [n_marks] the first place of each; NULL: none */
    struct set_text *texts;    /* [n_marks] */
};

/* ---- what stands where ---- */

static int by_name(const void *left, const void *right)
{
    const struct name *a = left, *b = right;
    int order = str_cmp(a->figure, b->figure);

    return order != 0 ? order : (a->mark > b->mark) - (a->mark < b->mark);
}

static void list_names(struct marker *m)
{
    size_t n = 0;

    for (int i = 0; i < m->draft->n_marks; i++)
        n += (size_t)m->draft->marks[i].n_figures + 1;
    m->names = arena_new(&m->s->scratch, struct name, n);
    for (int i = 0; i < m->draft->n_marks; i++) {
        const struct mark *mark = &m->draft->marks[i];
        m->names[m->n_names++] = (struct name){mark->row, i, true};
        for (int k = 0; k < mark->n_figures; k++)
            m->names[m->n_names++] = (struct name){mark->figures[k], i, false};
    }
    qsort(m->names, m->n_names, sizeof *m->names, by_name);
}

/* The first name that is not before the figure. */
static size_t first_name(const struct marker *m, struct str figure)
{
    size_t low = 0, high = m->n_names;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(m->names[middle].figure, figure) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* True if the mark stands beside this element on this page or an earlier one. */
static bool is_marked(const struct marker *m, int mark, int tag)
{
    for (size_t i = m->n_spots; i-- > 0 && m->spots[i].tag == tag;)
        if (m->spots[i].mark == mark)
            return true;
    return false;
}

static void see_item(struct marker *m, size_t page, size_t i)
{
    const struct page_item *item = &m->pages->pages[page].items[i];

    if (item->kind != ITEM_RUN || item->tag == TAG_ARTIFACT || item->run.figure.n == 0)
        return;
    for (size_t k = first_name(m, item->run.figure);
         k < m->n_names && str_eq(m->names[k].figure, item->run.figure); k++) {
        const struct name *name = &m->names[k];
        if (m->texts[name->mark].lines.n == 0)
            continue;
        if (name->row && !m->rows[name->mark].found)
            m->rows[name->mark] =
                (struct row_spot){.found = true, .page = page, .item = i, .tag = item->tag};
        else if (!name->row && !is_marked(m, name->mark, item->tag))
            ARENA_PUSH(&m->s->scratch, m->spots, m->n_spots, m->cap_spots) = (struct spot){
                .mark = name->mark,
                .page = page,
                .item = i,
                .tag = item->tag,
                .middle = item->run.y + em_below(item->run.size) - item->run.size / 2};
    }
}

/* The last of the items from `i` on that belong to the same element. */
static size_t last_of_element(const struct page *page, size_t i)
{
    while (i + 1 < page->n_items && page->items[i + 1].tag == page->items[i].tag)
        i++;
    return i;
}

static int by_place(const void *left, const void *right)
{
    const struct spot *a = left, *b = right;

    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    if (a->middle != b->middle)
        return a->middle < b->middle ? -1 : 1;
    return (a->mark > b->mark) - (a->mark < b->mark);
}

static int by_mark(const void *left, const void *right)
{
    const struct spot *a = left, *b = right;

    if (a->mark != b->mark)
        return a->mark < b->mark ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

/* The end of the line that spot `i` begins: what is less than a mark's height
   below it stands on it. */
static size_t line_end(const struct marker *m, size_t i)
{
    size_t end = i + 1;

    while (end < m->n_spots && m->spots[end].page == m->spots[i].page &&
           m->spots[end].middle - m->spots[i].middle < m->draft->mark_style.size)
        end++;
    return end;
}

/* Of marks that stand on one line, each in its order and once. */
static void sort_lines(struct marker *m)
{
    size_t kept = 0;

    if (m->n_spots == 0)
        return;
    qsort(m->spots, m->n_spots, sizeof *m->spots, by_place);
    for (size_t i = 0, end; i < m->n_spots; i = end) {
        mpt middle = m->spots[i].middle;
        end = line_end(m, i);
        qsort(m->spots + i, end - i, sizeof *m->spots, by_mark);
        for (size_t k = i; k < end; k++) {
            if (k > i && m->spots[k].mark == m->spots[k - 1].mark)
                continue;
            struct spot spot = m->spots[k];
            spot.middle = middle;
            spot.after = last_of_element(&m->pages->pages[spot.page], spot.item);
            m->spots[kept++] = spot;
        }
    }
    m->n_spots = kept;
}

/* Where the next mark of a page stands. */
struct pen {
    size_t page;
    mpt x, middle;
    mpt line; /* where its line wants to be */
};

/* Moves to a spot's line, or below what stands there; and on to a new line
   where the page ends.  False: there is no room left. */
static bool move_pen(const struct marker *m, struct pen *pen, const struct spot *spot, mpt width)
{
    const struct page *page = &m->pages->pages[spot->page];
    mpt size = m->draft->mark_style.size, left = m->right[spot->page] + m->draft->mark_gap;

    if (pen->page != spot->page)
        *pen = (struct pen){.page = spot->page, .middle = -size, .line = -1};
    if (pen->line != spot->middle) {
        pen->line = spot->middle;
        pen->middle = spot->middle > pen->middle + size ? spot->middle : pen->middle + size;
        pen->x = left;
    }
    if (pen->x > left && pen->x + width > page->width - size) {
        pen->middle += size;
        pen->x = left;
    }
    return pen->middle <= page->height - size;
}

/* Where each mark stands; spots that find no room get none. */
static void place_marks(struct marker *m)
{
    struct pen pen = {.page = SIZE_MAX};
    size_t kept = 0;

    for (size_t i = 0; i < m->n_spots; i++) {
        struct spot spot = m->spots[i];
        mpt width = m->texts[spot.mark].lines.width;
        if (!move_pen(m, &pen, &spot, width))
            continue;
        spot.x = pen.x;
        spot.middle = pen.middle;
        pen.x += width + m->draft->mark_style.size / 2;
        m->spots[kept++] = spot;
    }
    m->n_spots = kept;
}

static void find_spots(struct marker *m)
{
    list_names(m);
    for (size_t p = 0; p < m->pages->n_pages; p++)
        for (size_t i = 0; i < m->pages->pages[p].n_items; i++)
            see_item(m, p, i);
    sort_lines(m);
    place_marks(m);
    for (size_t i = m->n_spots; i-- > 0;)
        m->first[m->spots[i].mark] = &m->spots[i];
}

/* ---- tags ---- */

/* An element to be put in, behind all that is in `parent`. */
struct insertion {
    int parent, behind; /* old numbers */
    int *number;        /* out: its new one */
};

/* Spots come in drawing order of their elements, which is that of the tags but
   for lines where cells stand side by side. */
static int by_behind(const void *left, const void *right)
{
    const struct insertion *a = left, *b = right;

    if (a->behind != b->behind)
        return a->behind < b->behind ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static bool is_within(const struct pages *pages, int tag, int parent)
{
    while (tag > parent)
        tag = pages->tags[tag].parent;
    return tag == parent;
}

static struct insertion insertion(const struct marker *m, int parent, int *number)
{
    struct insertion in = {parent, parent, number};

    while ((size_t)in.behind + 1 < m->pages->n_tags && is_within(m->pages, in.behind + 1, parent))
        in.behind++;
    return in;
}

static struct insertion *list_insertions(struct marker *m, size_t *n)
{
    struct insertion *list =
        arena_new(&m->s->scratch, struct insertion, m->n_spots + (size_t)m->draft->n_marks);

    *n = 0;
    for (size_t i = 0; i < m->n_spots; i++)
        if (m->rows[m->spots[i].mark].found)
            list[(*n)++] = insertion(m, m->spots[i].tag, &m->spots[i].link);
    for (int i = 0; i < m->draft->n_marks; i++)
        if (m->rows[i].found && m->first[i] != NULL)
            list[(*n)++] = insertion(m, m->rows[i].tag, &m->rows[i].link);
    if (*n > 1)
        qsort(list, *n, sizeof *list, by_behind);
    return list;
}

static void renumber_headers(struct marker *m, struct tag *tag, const int *number)
{
    int *headers = arena_new(m->s->a, int, (size_t)tag->n_headers);

    for (int i = 0; i < tag->n_headers; i++)
        headers[i] = number[tag->headers[i]];
    if (tag->n_headers > 0)
        tag->headers = headers;
}

static void renumber_items(struct pages *pages, const int *number)
{
    for (size_t p = 0; p < pages->n_pages; p++) {
        struct page *page = &pages->pages[p];
        for (size_t i = 0; i < page->n_items; i++)
            if (page->items[i].tag != TAG_ARTIFACT)
                page->items[i].tag = number[page->items[i].tag];
        for (size_t i = 0; i < page->n_links; i++)
            page->links[i].tag = number[page->links[i].tag];
    }
    for (size_t i = 0; i < pages->n_outline; i++)
        if (pages->outline[i].tag >= 0)
            pages->outline[i].tag = number[pages->outline[i].tag];
}

/* Puts the links into the tree, which is in reading order: what comes behind
   them gets new numbers. */
static void add_tags(struct marker *m)
{
    struct pages *pages = m->pages;
    size_t n, at = 0, used = 0;
    const struct insertion *list = list_insertions(m, &n);
    int *number = arena_new(&m->s->scratch, int, pages->n_tags);
    struct tag *tags = arena_new(m->s->a, struct tag, pages->n_tags + n);

    for (size_t i = 0; i < pages->n_tags; i++) {
        number[i] = (int)used;
        tags[used++] = pages->tags[i];
        for (; at < n && list[at].behind == (int)i; at++) {
            *list[at].number = (int)used;
            tags[used++] = (struct tag){
                .kind = TAG_LINK, .parent = list[at].parent, .rowspan = 1, .colspan = 1};
        }
    }
    for (size_t i = 1; i < used; i++) {
        tags[i].parent = number[tags[i].parent];
        renumber_headers(m, &tags[i], number);
    }
    pages->tags = tags;
    pages->n_tags = used;
    renumber_items(pages, number);
}

/* ---- drawing ---- */

/* A page being drawn anew, with its marks. */
struct copy {
    struct page_item *items;
    size_t n;
    struct page_link *links;
    size_t n_links, cap_links;
};

static struct page_link box(const struct marker *m, const struct page_item *item, mpt width)
{
    mpt size = m->draft->mark_style.size;

    return (struct page_link){
        .x = item->run.x, .y = item->run.y - em_above(size), .w = width, .h = size};
}

static void draw_mark(struct marker *m, struct copy *copy, const struct spot *spot)
{
    const struct set_text *text = &m->texts[spot->mark];
    const struct row_spot *row = &m->rows[spot->mark];
    mpt baseline = spot->middle + text->size / 2 - em_below(text->size);
    struct page_item *first = &copy->items[copy->n];

    for (int k = 0; k < text->lines.lines[0].n_runs; k++)
        copy->items[copy->n++] = (struct page_item){
            .kind = ITEM_RUN,
            .tag = row->found ? spot->link : TAG_ARTIFACT,
            .run = run_of_line(&text->lines.lines[0].runs[k], text->spans, spot->x, baseline)};
    if (!row->found)
        return;
    struct page_link link = box(m, first, text->lines.width);
    const struct glyph_run *target = &m->pages->pages[row->page].items[row->item].run;
    link.tag = spot->link;
    link.page = (int)row->page;
    link.target_y = target->y - 2 * target->size;
    link.alt = m->draft->marks[spot->mark].alt;
    ARENA_PUSH(m->s->a, copy->links, copy->n_links, copy->cap_links) = link;
}

static size_t count_runs(const struct marker *m, size_t from, size_t to)
{
    size_t n = 0;

    for (size_t i = from; i < to; i++)
        n += (size_t)m->texts[m->spots[i].mark].lines.lines[0].n_runs;
    return n;
}

static void draw_page(struct marker *m, size_t p, size_t from, size_t to)
{
    struct page *page = &m->pages->pages[p];
    struct copy copy = {0};

    copy.items = arena_new(m->s->a, struct page_item, page->n_items + count_runs(m, from, to));
    for (size_t i = 0; i < page->n_items; i++) {
        copy.items[copy.n++] = page->items[i];
        for (size_t k = from; k < to; k++)
            if (m->spots[k].after == i)
                draw_mark(m, &copy, &m->spots[k]);
    }
    for (size_t i = 0; i < page->n_links; i++)
        ARENA_PUSH(m->s->a, copy.links, copy.n_links, copy.cap_links) = page->links[i];
    page->items = copy.items;
    page->n_items = copy.n;
    page->links = copy.links;
    page->n_links = copy.n_links;
}

/* Gives the runs of a mark in the list to its link, and returns the last one. */
static struct page_item *tag_row(struct page *page, const struct row_spot *row)
{
    struct page_item *item = &page->items[row->item], *end = page->items + page->n_items;
    struct str figure = item->run.figure;

    for (; item < end && item->kind == ITEM_RUN && str_eq(item->run.figure, figure); item++)
        item->tag = row->link;
    return item - 1;
}

/* The marks in the list lead to their places. */
static void link_rows(struct marker *m)
{
    for (int i = 0; i < m->draft->n_marks; i++) {
        const struct row_spot *row = &m->rows[i];
        if (!row->found || m->first[i] == NULL)
            continue;
        struct page *page = &m->pages->pages[row->page];
        struct page_item *item = &page->items[row->item], *last = tag_row(page, row);
        const struct spot *spot = m->first[i];
        struct page_link link = box(m, item, last->run.x + last->run.width - item->run.x);
        link.tag = row->link;
        link.page = (int)spot->page;
        link.target_y = spot->middle - 2 * m->draft->mark_style.size;
        link.alt = m->draft->marks[i].back_alt;
        size_t cap = page->n_links;
        ARENA_PUSH(m->s->a, page->links, page->n_links, cap) = link;
    }
}

static void set_marks(struct marker *m)
{
    for (int i = 0; i < m->draft->n_marks; i++) {
        struct span *span = arena_new(m->s->a, struct span, 1);
        *span = (struct span){.text = m->draft->marks[i].text};
        m->texts[i] = set_line(m->s, span, 1, &m->draft->mark_style);
    }
}

void marks_draw(struct setting *s, struct pages *pages, const mpt *right)
{
    struct marker m = {.s = s, .pages = pages, .draft = s->doc->draft, .right = right};

    if (m.draft == NULL || m.draft->n_marks == 0)
        return;
    size_t n = (size_t)m.draft->n_marks;
    m.rows = arena_new(&s->scratch, struct row_spot, n);
    m.first = arena_new(&s->scratch, const struct spot *, n);
    m.texts = arena_new(&s->scratch, struct set_text, n);
    set_marks(&m);
    find_spots(&m);
    add_tags(&m);
    link_rows(&m);
    for (size_t i = 0, end; i < m.n_spots; i = end) {
        for (end = i; end < m.n_spots && m.spots[end].page == m.spots[i].page;)
            end++;
        draw_page(&m, m.spots[i].page, i, end);
    }
}
