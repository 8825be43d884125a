/*
 * Styles and tables that no template should have: whatever they give, layout
 * ends, touches no memory but its own, and every tag is sound.
 */
#include "layout/layout.h"
#include "made.h"
#include "seeds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

/* A length that is usual, nothing, too large, or negative. */
static void disturb(struct dice *d, mpt *length)
{
    static const mpt odd[] = {0, 1, -1, 250, 100000, 700000, 5000000, -50000};

    if (once_in(d, 5))
        *length = odd[roll(d, (int)(sizeof odd / sizeof odd[0]))];
}

static void disturb_int(struct dice *d, int *n)
{
    static const int odd[] = {0, -1, 2, 7, 100000};

    if (once_in(d, 12))
        *n = odd[roll(d, (int)(sizeof odd / sizeof odd[0]))];
}

static void disturb_table_style(struct dice *d, struct table_style *s)
{
    mpt *lengths[] = {&s->body.size, &s->unit.size,     &s->leading,     &s->pad_x,
                      &s->pad_y,     &s->row_min,       &s->number_row,  &s->rule_outer,
                      &s->rule_side, &s->tight_leading, &s->tight_pad_y, &s->title_gap,
                      &s->unit_gap,  &s->note_gap,      &s->after};

    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        disturb(d, lengths[i]);
}

static void disturb_rows(struct dice *d, struct row *rows, int n)
{
    for (int r = 0; r < n; r++) {
        disturb(d, &rows[r].height_min);
        for (int i = 0; i < rows[r].n_cells; i++) {
            struct cell *c = &rows[r].cells[i];
            disturb_int(d, &c->col);
            disturb_int(d, &c->colspan);
            disturb_int(d, &c->rowspan);
            disturb(d, &c->indent);
        }
    }
}

static void disturb_page(struct dice *d, struct page_style *p)
{
    disturb_int(d, &p->grid_lines);
    disturb_int(d, &p->grid_chars);
    disturb(d, &p->grid_em);
    disturb(d, &p->folio_inset);
    if (once_in(d, 10))
        p->height = p->top + p->bottom + 28400;
    if (once_in(d, 10))
        p->width = p->left + p->right + 28400;
}

static void disturb_par_style(struct dice *d, struct par_style *s)
{
    mpt *lengths[] = {&s->leading, &s->first_indent, &s->indent,      &s->hang, &s->right_indent,
                      &s->before,  &s->after,        &s->shrink_size, &s->at,   &s->text.tracking};

    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        disturb(d, lengths[i]);
    s->keep_next = once_in(d, 3);
    s->grid = once_in(d, 2);
}

/* The styles of a made document are its own, so they may be changed. */
static void disturb_document(struct dice *d, struct doc *doc)
{
    for (int i = 0; i < doc->n_blocks; i++) {
        struct block *b = &doc->blocks[i];
        if (b->page != NULL)
            disturb_page(d, (struct page_style *)(uintptr_t)b->page);
        if (b->kind == BLOCK_PAR)
            disturb_par_style(d, (struct par_style *)(uintptr_t)b->par.style);
        if (b->heading != NULL) {
            disturb_par_style(d, (struct par_style *)(uintptr_t)b->heading->text.style);
            disturb_int(d, &b->heading->level);
            disturb_int(d, &b->heading->contents_level);
        }
        if (b->table == NULL)
            continue;
        disturb_table_style(d, (struct table_style *)(uintptr_t)b->table->style);
        disturb_rows(d, b->table->head, b->table->n_head);
        disturb_rows(d, b->table->body, b->table->n_body);
        for (int k = 0; k < b->table->n_columns; k++)
            disturb(d, &b->table->columns[k].width);
        if (once_in(d, 8))
            b->table->n_head = 0;
        if (once_in(d, 8))
            b->table->n_body = 0;
    }
}

static void check_wild(void **state)
{
    uint64_t seed = *(const uint64_t *)*state;
    struct arena a = {0};
    struct diags found = {0};
    struct dice d = {.state = seed * 77 + 5};
    struct doc *doc = made_document(&a, seed);

    disturb_document(&d, doc);
    struct pages *pages = layout(&a, doc, NULL, &found);
    if (pages == NULL)
        assert_true(found.n > 0);
    for (size_t i = 1; pages != NULL && i < pages->n_tags; i++)
        assert_true(pages->tags[i].parent >= 0 && pages->tags[i].parent < (int)i);
    for (size_t p = 0; pages != NULL && p < pages->n_pages; p++)
        for (size_t i = 0; i < pages->pages[p].n_items; i++)
            assert_true(pages->pages[p].items[i].tag < (int)pages->n_tags);
    diags_release(&found);
    arena_release(&a);
}

/* usage: test_wild [FIRST-SEED [NUMBER]] */
int main(int argc, char **argv)
{
    return run_seeds("wild", check_wild, 1000, argc, argv);
}
