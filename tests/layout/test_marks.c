/*
 * Marks of a draft, over documents made up from seeds: they are beside every
 * place of their figures, linked both ways, and move nothing.
 */
#include "layout/layout.h"
#include "made.h"
#include "seeds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MARKS = 12, FIGURES = 40, RIGHT = 350000, MARK_SIZE = 7500, MARK_GAP = 4000 };

/* ---- documents ---- */

struct naming {
    struct arena *a;
    struct dice d;
};

/* Gives some of the spans a figure's name. */
static void name_spans(struct naming *n, struct span *spans, int count)
{
    for (int i = 0; i < count; i++)
        if (once_in(&n->d, 3))
            spans[i].figure = str_printf(n->a, "v/%d/c", roll(&n->d, FIGURES));
}

static void name_figures(struct naming *n, struct doc *doc)
{
    for (int i = 0; i < doc->n_blocks; i++) {
        struct block *b = &doc->blocks[i];
        if (b->heading != NULL)
            name_spans(n, b->heading->text.spans, b->heading->text.n_spans);
        if (b->kind == BLOCK_PAR)
            name_spans(n, b->par.spans, b->par.n_spans);
        for (int r = 0; b->kind == BLOCK_TABLE && r < b->table->n_body; r++)
            for (int c = 0; c < b->table->body[r].n_cells; c++)
                name_spans(n, b->table->body[r].cells[c].spans, b->table->body[r].cells[c].n_spans);
    }
}

static struct span *one_span(struct arena *a, struct str text, struct str figure)
{
    struct span *s = arena_new(a, struct span, 1);

    *s = (struct span){.text = text, .figure = figure};
    return s;
}

/* A page with one line for each mark, as a list of findings has. */
static void append_list(struct arena *a, struct doc *doc)
{
    struct draft *draft = doc->draft;
    size_t n = (size_t)doc->n_blocks;
    struct block *blocks = arena_new(a, struct block, n + 1 + MARKS);

    for (size_t i = 0; i < n; i++)
        blocks[i] = doc->blocks[i];
    draft->first_block = doc->n_blocks;
    blocks[n++] = (struct block){.kind = BLOCK_PAGE, .page = made_page(a, 300, 0)};
    for (int i = 0; i < draft->n_marks; i++)
        blocks[n++] =
            (struct block){.kind = BLOCK_PAR,
                           .par = {made_par_style(a, 9000),
                                   one_span(a, draft->marks[i].text, draft->marks[i].row), 1}};
    doc->blocks = blocks;
    doc->n_blocks = (int)n;
}

static struct draft *made_draft(struct arena *a, struct dice *d)
{
    struct draft *draft = arena_new(a, struct draft, 1);

    draft->mark_style = (struct text_style){.role = STR("mark"), .size = MARK_SIZE};
    draft->mark_gap = MARK_GAP;
    draft->marks = arena_new(a, struct mark, MARKS);
    draft->n_marks = MARKS;
    for (int i = 0; i < MARKS; i++) {
        struct mark *m = &draft->marks[i];
        struct str *figures = arena_new(a, struct str, 3);
        *m = (struct mark){.text = str_printf(a, "^%d", i + 1),
                           .alt = STR("list"),
                           .back_alt = STR("back"),
                           .figures = figures,
                           .n_figures = roll(d, 4),
                           .row = str_printf(a, "list/%d/mark", i)};
        for (int k = 0; k < m->n_figures; k++)
            figures[k] = str_printf(a, "v/%d/c", roll(d, FIGURES));
    }
    return draft;
}

/* ---- checks ---- */

static bool is_mark(const struct page_item *item)
{
    return item->kind == ITEM_RUN && item->run.text.n > 0 && item->run.text.s[0] == '^' &&
           item->run.x >= RIGHT;
}

/* The draft's pages are the final ones, item by item, with marks among them. */
static void check_nothing_moved(const struct pages *final, const struct pages *draft)
{
    assert_true(draft->n_pages > final->n_pages);
    for (size_t p = 0; p < final->n_pages; p++) {
        const struct page *a = &final->pages[p], *b = &draft->pages[p];
        size_t k = 0;
        assert_int_equal(a->number, b->number);
        for (size_t i = 0; i < b->n_items; i++) {
            const struct page_item *item = &b->items[i];
            if (is_mark(item))
                continue;
            assert_true(k < a->n_items);
            const struct page_item *was = &a->items[k++];
            assert_int_equal(item->kind, was->kind);
            if (item->kind == ITEM_RULE) {
                assert_memory_equal(&item->rule, &was->rule, sizeof item->rule);
                continue;
            }
            assert_int_equal(item->run.x, was->run.x);
            assert_int_equal(item->run.y, was->run.y);
            assert_true(str_eq(item->run.text, was->run.text));
            assert_int_equal(item->tag == TAG_ARTIFACT, was->tag == TAG_ARTIFACT);
            if (item->tag != TAG_ARTIFACT)
                assert_int_equal(draft->tags[item->tag].kind, final->tags[was->tag].kind);
        }
        assert_int_equal(k, a->n_items);
    }
}

static bool names(const struct mark *m, struct str figure)
{
    for (int i = 0; i < m->n_figures; i++)
        if (str_eq(m->figures[i], figure))
            return true;
    return false;
}

static bool page_has_mark(const struct page *page, struct str text, mpt y)
{
    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        if (is_mark(item) && str_eq(item->run.text, text) && item->run.y > y - 2 * MARK_SIZE)
            return true;
    }
    return false;
}

/* Every element in which a figure stands has the mark at its first line, or
   where there was no room for it, below. */
static void check_all_marked(const struct doc *doc, const struct pages *pages)
{
    int *seen = calloc(pages->n_tags * MARKS, sizeof *seen);

    for (size_t p = 0; p < pages->n_pages; p++)
        for (size_t i = 0; i < pages->pages[p].n_items; i++) {
            const struct page_item *item = &pages->pages[p].items[i];
            if (item->kind != ITEM_RUN || item->tag == TAG_ARTIFACT || item->run.figure.n == 0)
                continue;
            for (int m = 0; m < MARKS; m++) {
                int *one = &seen[item->tag * MARKS + m];
                if (*one || !names(&doc->draft->marks[m], item->run.figure))
                    continue;
                *one = 1;
                assert_true(
                    page_has_mark(&pages->pages[p], doc->draft->marks[m].text, item->run.y));
            }
        }
    free(seen);
}

/* Marks stand right of the area, on the page, and apart. */
static void check_apart(const struct page *page)
{
    for (size_t i = 0; i < page->n_items; i++) {
        const struct glyph_run *a = &page->items[i].run;
        if (!is_mark(&page->items[i]))
            continue;
        assert_true(a->x >= RIGHT + MARK_GAP);
        assert_true(a->x + a->width <= page->width && a->y <= page->height);
        for (size_t k = 0; k < i; k++) {
            const struct glyph_run *b = &page->items[k].run;
            if (!is_mark(&page->items[k]))
                continue;
            assert_true(abs(a->y - b->y) >= MARK_SIZE || b->x + b->width < a->x ||
                        a->x + a->width < b->x);
        }
    }
}

/* Tags stand in reading order, which is drawing order; every Link has text and
   one link, and leads from mark to row or back. */
static void check_tags(const struct pages *pages)
{
    int *links = calloc(pages->n_tags, sizeof *links),
        *texts = calloc(pages->n_tags, sizeof *texts);

    for (size_t i = 1; i < pages->n_tags; i++)
        assert_in_range(pages->tags[i].parent, 0, i - 1);
    for (size_t p = 0; p < pages->n_pages; p++) {
        const struct page *page = &pages->pages[p];
        for (size_t i = 0; i < page->n_items; i++) {
            const struct page_item *item = &page->items[i];
            if (is_mark(item))
                assert_int_equal(pages->tags[item->tag].kind, TAG_LINK);
            if (item->tag != TAG_ARTIFACT)
                texts[item->tag]++;
        }
        for (size_t i = 0; i < page->n_links; i++) {
            const struct page_link *link = &page->links[i];
            assert_int_equal(pages->tags[link->tag].kind, TAG_LINK);
            assert_in_range(link->page, 0, pages->n_pages - 1);
            links[link->tag]++;
        }
    }
    for (size_t i = 0; i < pages->n_tags; i++)
        if (pages->tags[i].kind == TAG_LINK) {
            assert_int_equal(links[i], 1);
            assert_true(texts[i] > 0);
        }
    free(links);
    free(texts);
}

/* The link of a mark leads to the page of its row, and that one's back to a page
   with the mark. */
static void check_links(const struct pages *pages, size_t n_final)
{
    for (size_t p = 0; p < pages->n_pages; p++)
        for (size_t i = 0; i < pages->pages[p].n_links; i++) {
            const struct page_link *link = &pages->pages[p].links[i];
            if (str_eq(link->alt, STR("list")))
                assert_true((size_t)link->page >= n_final);
            else if (str_eq(link->alt, STR("back")))
                assert_true(p >= n_final && (size_t)link->page < n_final);
        }
}

static struct doc *document(struct arena *a, uint64_t seed)
{
    struct doc *doc = made_document(a, seed);
    struct naming n = {a, {.state = seed ^ 0x9E3779B97F4A7C15u}};

    name_figures(&n, doc);
    return doc;
}

static void check_document(void **state)
{
    uint64_t seed = *(const uint64_t *)*state;
    struct arena a = {0};
    struct diags found = {0}, found_draft = {0};
    struct dice d = {.state = seed ^ 0xD1B54A32D192ED03u};
    struct doc *doc = document(&a, seed);
    struct pages *final = layout(&a, doc, NULL, &found);

    doc = document(&a, seed);
    doc->draft = made_draft(&a, &d);
    append_list(&a, doc);
    struct pages *draft = layout(&a, doc, NULL, &found_draft);
    assert_non_null(final);
    assert_non_null(draft);

    check_nothing_moved(final, draft);
    check_all_marked(doc, draft);
    for (size_t p = 0; p < draft->n_pages; p++)
        check_apart(&draft->pages[p]);
    check_tags(draft);
    check_links(draft, final->n_pages);
    assert_int_equal(found.n, found_draft.n);
    arena_release(&a);
    diags_release(&found);
    diags_release(&found_draft);
}

/* usage: test_marks [FIRST-SEED [NUMBER]] */
int main(int argc, char **argv)
{
    return run_seeds("draft", check_document, 400, argc, argv);
}
