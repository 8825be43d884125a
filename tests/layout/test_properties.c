/*
 * What holds for every document, tried on made ones: the seed of a failing one
 * is the name of the test.
 */
#include "layout/layout.h"
#include "made.h"
#include "seeds.h"

#include "text/paragraph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct set_document {
    struct arena a;
    struct diags d;
    struct doc *doc;
    struct pages *pages;
};

static struct set_document set(uint64_t seed)
{
    struct set_document s = {0};

    s.doc = made_document(&s.a, seed);
    s.pages = layout(&s.a, s.doc, NULL, &s.d);
    assert_non_null(s.pages);
    return s;
}

static void drop(struct set_document *s)
{
    diags_release(&s->d);
    arena_release(&s->a);
}

/* Where content may stand: the area, or below it for page numbers. */
static void check_inside(const struct page *page)
{
    mpt area = 50000, line = 1000; /* half of the outer rule may stand out */

    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind == ITEM_RULE) {
            assert_true(item->rule.w > 0 && item->rule.h > 0);
            assert_true(item->rule.x >= area - line && item->rule.y >= area - line);
            assert_true(item->rule.x + item->rule.w <= page->width - area + line);
            assert_true(item->rule.y + item->rule.h <= page->height - area + line);
            continue;
        }
        const struct glyph_run *run = &item->run;
        assert_true(run->x >= area);
        assert_true(run->y - em_above(run->size) >= area);
        if (item->tag == TAG_ARTIFACT && run->y > page->height - area)
            continue; /* the page number */
        assert_true(run->x + run->width <= page->width - area);
        assert_true(run->y + em_below(run->size) <= page->height - area);
    }
}

struct box {
    mpt x0, y0, x1, y1;
};

static struct box box_of(const struct page_item *item)
{
    if (item->kind == ITEM_RULE)
        return (struct box){item->rule.x, item->rule.y, item->rule.x + item->rule.w,
                            item->rule.y + item->rule.h};
    const struct glyph_run *run = &item->run;
    return (struct box){run->x, run->y - em_above(run->size), run->x + run->width,
                        run->y + em_below(run->size)};
}

/* No text touches other text or a rule: nothing leaves its cell. */
static void check_apart(const struct page *page)
{
    for (size_t i = 0; i < page->n_items; i++) {
        if (page->items[i].kind != ITEM_RUN)
            continue;
        struct box a = box_of(&page->items[i]);
        for (size_t k = 0; k < page->n_items; k++) {
            struct box b = box_of(&page->items[k]);
            bool apart = a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
            if (i != k && !apart)
                fail_msg("page %d: item %zu (%d,%d) touches item %zu (%d,%d)", page->number, i,
                         a.x0, a.y0, k, b.x0, b.y0);
        }
    }
}

/* Two rules may cross, but none lies on another along its length. */
static void check_rules_once(const struct page *page)
{
    for (size_t i = 0; i < page->n_items; i++)
        for (size_t k = 0; k < i; k++) {
            const struct page_item *p = &page->items[i], *q = &page->items[k];
            if (p->kind != ITEM_RULE || q->kind != ITEM_RULE)
                continue;
            struct box a = box_of(p), b = box_of(q);
            bool level_a = p->rule.w > p->rule.h, level_b = q->rule.w > q->rule.h;
            bool apart = a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
            assert_true(level_a != level_b || apart);
        }
}

/* Text of each tag, in the order of pages. */
static struct strbuf *texts_of(struct arena *a, const struct pages *pages)
{
    struct strbuf *texts = arena_new(a, struct strbuf, pages->n_tags);

    for (size_t i = 0; i < pages->n_tags; i++)
        texts[i].a = a;
    for (size_t p = 0; p < pages->n_pages; p++)
        for (size_t i = 0; i < pages->pages[p].n_items; i++) {
            const struct page_item *item = &pages->pages[p].items[i];
            assert_true(item->tag >= TAG_ARTIFACT && item->tag < (int)pages->n_tags);
            if (item->kind == ITEM_RUN && item->tag != TAG_ARTIFACT)
                strbuf_add(&texts[item->tag], item->run.text);
        }
    return texts;
}

static int find_tag(const struct pages *pages, int from, enum tag_kind a, enum tag_kind b)
{
    for (int i = from; i < (int)pages->n_tags; i++)
        if (pages->tags[i].kind == a || pages->tags[i].kind == b)
            return i;
    fail_msg("tag missing");
    return -1;
}

static void check_text(const struct strbuf *texts, int tag, struct str expected)
{
    struct str got = strbuf_str(&texts[tag]);

    if (!str_eq(got, expected))
        fail_msg("tag %d has “%.*s”, not “%.*s”", tag, STR_FMT(got), STR_FMT(expected));
}

static int check_rows(const struct pages *pages, const struct strbuf *texts, int tag,
                      const struct row *rows, int n)
{
    for (int r = 0; r < n; r++) {
        tag = find_tag(pages, tag, TAG_TR, TAG_TR);
        for (int i = 0; i < rows[r].n_cells; i++) {
            const struct cell *c = &rows[r].cells[i];
            tag = find_tag(pages, tag + 1, TAG_TH, TAG_TD);
            assert_int_equal(pages->tags[tag].rowspan, c->rowspan);
            assert_int_equal(pages->tags[tag].colspan, c->colspan);
            check_text(texts, tag, c->spans[0].text);
        }
        tag++;
    }
    return tag;
}

/* The text of every paragraph, heading, cell and note stands under its tag,
   exactly once and whole, and the tags follow the document. */
static void check_texts(const struct set_document *s)
{
    struct arena tmp = {0};
    const struct pages *pages = s->pages;
    struct strbuf *texts = texts_of(&tmp, pages);
    int tag = 1;

    for (int i = 0; i < s->doc->n_blocks; i++) {
        const struct block *b = &s->doc->blocks[i];
        if (b->heading != NULL) {
            tag = find_tag(pages, tag, TAG_HEADING, TAG_HEADING);
            check_text(texts, tag++, b->heading->text.spans[0].text);
        }
        if (b->kind == BLOCK_PAR) {
            tag = find_tag(pages, tag, TAG_P, TAG_LBODY);
            check_text(texts, tag++, b->par.spans[0].text);
        }
        if (b->kind == BLOCK_TABLE) {
            const struct table *t = b->table;
            tag = find_tag(pages, tag, TAG_TABLE, TAG_TABLE);
            tag = check_rows(pages, texts, tag, t->head, t->n_head);
            tag = check_rows(pages, texts, tag, t->body, t->n_body);
            for (int k = 0; k < t->n_notes; k++) {
                tag = find_tag(pages, tag, TAG_NOTE, TAG_NOTE);
                check_text(texts, tag++, t->notes[k].spans[0].text);
            }
        }
    }
    arena_release(&tmp);
}

static bool below(const struct pages *pages, int tag, int ancestor)
{
    while (tag > ancestor)
        tag = pages->tags[tag].parent;
    return tag == ancestor;
}

/* The text of one item in the head: its first cell with text. */
static struct str head_text(const struct table *t)
{
    for (int r = 0; r < t->n_head; r++)
        for (int i = 0; i < t->head[r].n_cells; i++)
            if (t->head[r].cells[i].spans[0].text.n > 0)
                return str_cut(t->head[r].cells[i].spans[0].text, 0, 3);
    return (struct str){0};
}

/* On each page that has cells of a table, its head stands once. */
static void check_heads(const struct set_document *s)
{
    const struct pages *pages = s->pages;
    int tag = 0;

    for (int i = 0; i < s->doc->n_blocks; i++) {
        if (s->doc->blocks[i].kind != BLOCK_TABLE)
            continue;
        struct str head = head_text(s->doc->blocks[i].table);
        tag = find_tag(pages, tag + 1, TAG_TABLE, TAG_TABLE);
        for (size_t p = 0; p < pages->n_pages && head.n > 0; p++) {
            const struct page *page = &pages->pages[p];
            int cells = 0, heads = 0;
            for (size_t k = 0; k < page->n_items; k++) {
                const struct page_item *item = &page->items[k];
                if (item->kind != ITEM_RUN)
                    continue;
                cells += item->tag != TAG_ARTIFACT && below(pages, item->tag, tag) &&
                         pages->tags[item->tag].kind != TAG_CAPTION;
                heads += str_starts(item->run.text, head);
            }
            if (cells > 0)
                assert_int_equal(heads, 1);
        }
    }
}

/* Parents come before their children, and every level of headings is reached
   step by step. */
static void check_tree(const struct pages *pages)
{
    int level = 0;

    assert_int_equal(pages->tags[0].kind, TAG_DOCUMENT);
    assert_int_equal(pages->tags[0].parent, -1);
    for (size_t i = 1; i < pages->n_tags; i++) {
        const struct tag *tag = &pages->tags[i];
        assert_true(tag->parent >= 0 && tag->parent < (int)i);
        if (tag->kind == TAG_HEADING) {
            assert_true(tag->level >= 1 && tag->level <= level + 1);
            level = tag->level;
        }
        for (int k = 0; k < tag->n_headers; k++)
            assert_int_equal(pages->tags[tag->headers[k]].kind, TAG_TH);
        if (tag->kind == TAG_TH)
            assert_int_not_equal(tag->scope, SCOPE_NONE);
    }
}

/* Every entry of contents and every bookmark leads to its heading. */
static void check_targets(const struct pages *pages)
{
    for (size_t i = 0; i < pages->n_outline; i++) {
        const struct outline_entry *e = &pages->outline[i];
        const struct page *page = &pages->pages[e->page];
        bool found = false;
        for (size_t k = 0; k < page->n_items && !found; k++)
            found = page->items[k].kind == ITEM_RUN && page->items[k].tag == e->tag &&
                    page->items[k].run.y - em_above(page->items[k].run.size) == e->y;
        assert_true(found);
    }
    for (size_t p = 0; p < pages->n_pages; p++)
        for (size_t i = 0; i < pages->pages[p].n_links; i++) {
            const struct page_link *link = &pages->pages[p].links[i];
            assert_int_equal(pages->tags[link->tag].kind, TAG_LINK);
            bool found = false;
            for (size_t k = 0; k < pages->n_outline && !found; k++)
                found = str_eq(pages->outline[k].text, link->alt) &&
                        pages->outline[k].page == link->page &&
                        pages->outline[k].y == link->target_y;
            assert_true(found);
        }
}

static void check_document(void **state)
{
    struct set_document s = set(*(const uint64_t *)*state);

    for (size_t i = 0; i < s.pages->n_pages; i++) {
        const struct page *page = &s.pages->pages[i];
        assert_int_equal(page->number, (int)i + 1);
        check_inside(page);
        check_apart(page);
        check_rules_once(page);
    }
    check_texts(&s);
    check_heads(&s);
    check_tree(s.pages);
    check_targets(s.pages);
    drop(&s);
}

/* usage: test_properties [FIRST-SEED [NUMBER]] */
int main(int argc, char **argv)
{
    return run_seeds("document", check_document, 2000, argc, argv);
}
