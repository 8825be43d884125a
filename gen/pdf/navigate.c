#include "pdf/navigate_int.h"

#include "pdf/out_int.h"
#include "pdf/tree_int.h"

/* ---- destinations ---- */

/* A place on a page: its left edge, y at the top, the magnification as it is.
   Rounded up to whole points, so that the place itself is in view. */
static struct object *destination(struct haru *h, const struct pages *pages,
                                  const struct page_objects *at, int page, mpt y)
{
    struct object *o = haru_array(h, 5);
    int64_t up = (int64_t)pages->pages[page].height - y;

    haru_add(o, at->objects[page]);
    haru_add_name(o, "XYZ");
    haru_add_int(o, 0);
    haru_add_int(o, (int)(up <= 0 ? 0 : (up + 999) / 1000));
    haru_add_null(o);
    return o;
}

/* ---- links ---- */

/* What print_link() needs of a link: libharu's numbers would round it. */
struct link_box {
    const struct page_link *link;
    mpt page_height;
};

static void print_link(const void *ctx, size_t i, struct strbuf *out)
{
    const struct link_box *box = ctx;
    const struct page_link *l = box->link;

    (void)i;
    OUT(out, "/Rect[");
    out_decimal(out, l->x, ' ');
    out_decimal(out, (int64_t)box->page_height - l->y - l->h, ' ');
    out_decimal(out, (int64_t)l->x + l->w, ' ');
    out_decimal(out, (int64_t)box->page_height - l->y, ']');
}

static struct object *link_annotation(struct haru *h, const struct pages *pages,
                                      const struct page_objects *at, const struct link_box *box)
{
    enum { PRINT = 4 }; /* ISO 19005-2, 6.3.2 */
    struct object *o = haru_dict(h), *border = haru_array(h, 3);

    for (int i = 0; i < 3; i++)
        haru_add_int(border, 0);
    haru_put_name(o, "Type", "Annot");
    haru_put_name(o, "Subtype", "Link");
    haru_put(o, "Border", border);
    haru_put_int(o, "F", PRINT);
    haru_put(o, "Dest", destination(h, pages, at, box->link->page, box->link->target_y));
    if (box->link->alt.n > 0)
        haru_put_text(o, "Contents", box->link->alt);
    haru_body(h, o, print_link, box);
    return o;
}

struct link_object *links_write(struct haru *h, struct arena *a, const struct pages *pages,
                                const struct page_objects *at, bool tagged, size_t *n)
{
    struct link_object *list = NULL;
    size_t cap = 0;

    *n = 0;
    for (size_t i = 0; i < pages->n_pages; i++) {
        const struct page *page = &pages->pages[i];
        for (size_t k = 0; k < page->n_links; k++) {
            struct link_box *box = arena_new(a, struct link_box, 1);
            *box = (struct link_box){&page->links[k], page->height};
            struct object *o = link_annotation(h, pages, at, box);
            if (tagged)
                haru_put_int(o, "StructParent", (int)(pages->n_pages + *n));
            int number = haru_number(h, o);
            ARENA_PUSH(a, list, *n, cap) =
                (struct link_object){page->links[k].tag, (int)i, o, number};
        }
    }
    return list;
}

/* ---- bookmarks ---- */

/* A bookmark among its kin; -1: none. */
struct bookmark {
    struct object *object;
    int parent, previous, next, first, last;
    int below; /* bookmarks under it, all levels */
};

static void relate(const struct pages *pages, struct bookmark *marks, struct bookmark *root)
{
    *root = (struct bookmark){NULL, -1, -1, -1, -1, -1, (int)pages->n_outline};
    for (int i = 0; i < (int)pages->n_outline; i++) {
        struct bookmark *m = &marks[i], *above;
        int parent = i - 1;
        m->previous = m->next = m->first = m->last = -1;
        while (parent >= 0 && pages->outline[parent].level >= pages->outline[i].level)
            parent = marks[parent].parent;
        m->parent = parent;
        above = parent < 0 ? root : &marks[parent];
        m->previous = above->last;
        if (above->last >= 0)
            marks[above->last].next = i;
        else
            above->first = i;
        above->last = i;
    }
    for (int i = (int)pages->n_outline - 1; i >= 0; i--)
        if (marks[i].parent >= 0)
            marks[marks[i].parent].below += marks[i].below + 1;
}

static void put_kin(struct object *o, const char *key, const struct bookmark *marks, int which)
{
    if (which >= 0)
        haru_put(o, key, marks[which].object);
}

static void fill_bookmark(struct haru *h, const struct pages *pages, const struct page_objects *at,
                          const struct structure *structure, const struct bookmark *marks,
                          struct object *root, int i)
{
    const struct bookmark *m = &marks[i];
    const struct outline_entry *e = &pages->outline[i];

    haru_put_text(m->object, "Title", e->text);
    haru_put(m->object, "Parent", m->parent < 0 ? root : marks[m->parent].object);
    put_kin(m->object, "Prev", marks, m->previous);
    put_kin(m->object, "Next", marks, m->next);
    put_kin(m->object, "First", marks, m->first);
    put_kin(m->object, "Last", marks, m->last);
    if (m->below > 0)
        haru_put_int(m->object, "Count", m->below); /* shown open */
    haru_put(m->object, "Dest", destination(h, pages, at, e->page, e->y));
    if (structure != NULL && e->tag >= 0)
        haru_put(m->object, "SE", haru_object(h, structure->first + e->tag));
}

struct object *outline_write(struct haru *h, const struct pages *pages,
                             const struct page_objects *at, const struct structure *structure)
{
    struct arena tmp = {0};
    struct bookmark root, *marks = arena_new(&tmp, struct bookmark, pages->n_outline + 1);
    struct object *o = NULL;

    if (pages->n_outline > 0) {
        relate(pages, marks, &root);
        o = haru_dict(h);
        haru_number(h, o);
        for (size_t i = 0; i < pages->n_outline; i++) {
            marks[i].object = haru_dict(h);
            haru_number(h, marks[i].object);
        }
        for (size_t i = 0; i < pages->n_outline; i++)
            fill_bookmark(h, pages, at, structure, marks, o, (int)i);
        haru_put_name(o, "Type", "Outlines");
        put_kin(o, "First", marks, root.first);
        put_kin(o, "Last", marks, root.last);
        haru_put_int(o, "Count", root.below);
    }
    arena_release(&tmp);
    return o;
}

/* ---- page labels ---- */

/* Pages from which the labels count on. */
struct labels {
    const struct pages *pages;
    int *starts;
    size_t n;
};

static void print_label_key(const void *ctx, size_t i, struct strbuf *out)
{
    const struct labels *l = ctx;

    out_number(out, (uint64_t)l->starts[i]);
}

static void print_label(const void *ctx, size_t i, struct strbuf *out)
{
    const struct labels *l = ctx;
    int number = l->pages->pages[l->starts[i]].number;

    OUT(out, "<<");
    if (number >= 1) {
        OUT(out, "/S/D/St ");
        out_number(out, (uint64_t)number);
    }
    OUT(out, ">>");
}

struct object *labels_write(struct haru *h, struct arena *a, const struct pages *pages)
{
    struct labels *l = arena_new(a, struct labels, 1);
    const struct page *p = pages->pages;

    *l = (struct labels){.pages = pages, .starts = arena_new(a, int, pages->n_pages + 1)};
    for (size_t i = 0; i < pages->n_pages; i++)
        if (i == 0 || p[i].number != p[i - 1].number + 1)
            l->starts[l->n++] = (int)i;
    return tree_write(h, a, &(struct tree){l->n, false, print_label_key, print_label, l});
}
