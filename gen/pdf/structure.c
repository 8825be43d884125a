#include "pdf/structure_int.h"

#include "pdf/out_int.h"
#include "pdf/text_int.h"
#include "pdf/tree_int.h"

#include <assert.h>

static const char id_digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
enum { ID_BASE = sizeof id_digits - 1 };

/* ---- who contains what ---- */

static void group_children(struct structure *s, struct arena *a)
{
    const struct pages *p = s->from.pages;
    int at = 0;

    s->children = arena_new(a, int, p->n_tags);
    s->n_children = arena_new(a, int, p->n_tags);
    s->child_list = arena_new(a, int, p->n_tags);
    for (size_t i = 1; i < p->n_tags; i++) {
        assert(p->tags[i].parent >= 0 && (size_t)p->tags[i].parent < i);
        s->n_children[p->tags[i].parent]++;
    }
    for (size_t i = 0; i < p->n_tags; i++) {
        s->children[i] = at;
        at += s->n_children[i];
        s->n_children[i] = 0;
    }
    for (size_t i = 1; i < p->n_tags; i++) {
        int parent = p->tags[i].parent;
        s->child_list[s->children[parent] + s->n_children[parent]++] = (int)i;
    }
}

static void group_marks(struct structure *s, struct arena *a)
{
    const struct marks *m = s->from.marks;
    size_t n_tags = s->from.pages->n_tags, at = 0;

    s->own = arena_new(a, size_t, n_tags);
    s->n_own = arena_new(a, size_t, n_tags);
    s->own_list = arena_new(a, size_t, m->n + 1);
    for (size_t i = 0; i < m->n; i++)
        s->n_own[m->list[i].tag]++;
    for (size_t i = 0; i < n_tags; i++) {
        s->own[i] = at;
        at += s->n_own[i];
        s->n_own[i] = 0;
    }
    for (size_t i = 0; i < m->n; i++) {
        int tag = m->list[i].tag;
        s->own_list[s->own[tag] + s->n_own[tag]++] = i;
    }
}

/* The first mark of each tag or of any tag below it. */
static void find_first_marks(struct structure *s, struct arena *a)
{
    const struct pages *p = s->from.pages;

    s->first_mark = arena_new(a, size_t, p->n_tags);
    for (size_t i = 0; i < p->n_tags; i++)
        s->first_mark[i] = s->n_own[i] > 0 ? s->own_list[s->own[i]] : SIZE_MAX;
    for (size_t i = p->n_tags - 1; i > 0; i--) {
        int parent = p->tags[i].parent;
        if (s->first_mark[i] < s->first_mark[parent])
            s->first_mark[parent] = s->first_mark[i];
    }
}

static void group_links(struct structure *s, struct arena *a)
{
    size_t n_tags = s->from.pages->n_tags;

    s->first_link = arena_new(a, int, n_tags);
    s->next_link = arena_new(a, int, s->from.n_links + 1);
    for (size_t i = 0; i < n_tags; i++)
        s->first_link[i] = -1;
    for (size_t k = s->from.n_links; k-- > 0;) {
        int tag = s->from.links[k].tag;
        s->next_link[k] = s->first_link[tag];
        s->first_link[tag] = (int)k;
    }
}

/* Notes have an identifier (ISO 14289-1, 7.9), and header cells that others
   name. */
static void find_identified(struct structure *s, struct arena *a)
{
    const struct pages *p = s->from.pages;
    bool *needed = arena_new(a, bool, p->n_tags);
    int limit = ID_BASE;

    for (size_t i = 0; i < p->n_tags; i++) {
        needed[i] |= p->tags[i].kind == TAG_NOTE;
        for (int k = 0; k < p->tags[i].n_headers; k++)
            needed[p->tags[i].headers[k]] = true;
    }
    s->id = arena_new(a, int, p->n_tags);
    for (size_t i = 0; i < p->n_tags; i++)
        s->id[i] = needed[i] ? s->n_ids++ : -1;
    for (s->id_length = 1; limit < s->n_ids; limit *= ID_BASE)
        s->id_length++;
}

/* ---- printing one element ---- */

/* Identifiers are of equal length, with digits in rising order of their bytes,
   so that they sort as tags do. */
static void print_identifier(const struct structure *s, int tag, struct strbuf *out)
{
    char *to = out_room(out, 2 + (size_t)s->id_length);
    int rest = s->id[tag];

    out->n += 2 + (size_t)s->id_length;
    *to = '(';
    for (int i = s->id_length; i > 0; i--, rest /= ID_BASE)
        to[i] = id_digits[rest % ID_BASE];
    to[s->id_length + 1] = ')';
}

/* An element's kids while they are printed. */
struct kids {
    const struct structure *s;
    struct strbuf *out;
    int page; /* the element's /Pg; -1: none */
};

static void print_mark(const struct kids *k, size_t mark)
{
    const struct mark *m = &k->s->from.marks->list[mark];

    if (m->page != k->page) {
        OUT(k->out, "<</Type/MCR/Pg ");
        out_reference(k->out, k->s->from.page_numbers[m->page]);
        OUT(k->out, "/MCID ");
        out_number(k->out, (uint64_t)m->mcid);
        OUT(k->out, ">>");
        return;
    }
    out_char(k->out, ' ');
    out_number(k->out, (uint64_t)m->mcid);
}

static void print_link(const struct kids *k, int link)
{
    const struct link_object *l = &k->s->from.links[link];

    OUT(k->out, "<</Type/OBJR/Obj ");
    out_reference(k->out, l->number);
    if (l->page != k->page) {
        OUT(k->out, "/Pg ");
        out_reference(k->out, k->s->from.page_numbers[l->page]);
    }
    OUT(k->out, ">>");
}

/* Children and own content, merged by the place of their content. */
static void print_kids(const struct kids *k, int tag)
{
    const struct structure *s = k->s;
    const int *child = s->child_list + s->children[tag], *last = child + s->n_children[tag];
    const size_t *own = s->own_list + s->own[tag], *end = own + s->n_own[tag];

    for (; child < last; child++) {
        while (own < end && s->first_mark[*child] != SIZE_MAX && *own < s->first_mark[*child])
            print_mark(k, *own++);
        OUT(k->out, " ");
        out_reference(k->out, s->first + *child);
    }
    while (own < end)
        print_mark(k, *own++);
    for (int l = s->first_link[tag]; l >= 0; l = s->next_link[l])
        print_link(k, l);
}

static void print_contents(const struct structure *s, int tag, struct strbuf *out)
{
    struct kids k = {.s = s, .out = out, .page = -1};
    bool many = (size_t)s->n_children[tag] + s->n_own[tag] > 1;

    if (s->n_own[tag] > 0)
        k.page = s->from.marks->list[s->own_list[s->own[tag]]].page;
    else if (s->first_link[tag] >= 0)
        k.page = s->from.links[s->first_link[tag]].page;
    if (k.page >= 0) {
        OUT(out, "/Pg ");
        out_reference(out, s->from.page_numbers[k.page]);
    }
    if (s->n_children[tag] == 0 && s->n_own[tag] == 0 && s->first_link[tag] < 0)
        return;
    many |= s->first_link[tag] >= 0;
    out_z(out, many ? "/K[" : "/K");
    print_kids(&k, tag);
    if (many)
        out_char(out, ']');
}

static void print_headers(const struct structure *s, const struct tag *t, struct strbuf *out)
{
    if (t->n_headers == 0)
        return;
    OUT(out, "/Headers[");
    for (int i = 0; i < t->n_headers; i++)
        print_identifier(s, t->headers[i], out);
    out_char(out, ']');
}

static void print_span(const char *key, int span, struct strbuf *out)
{
    if (span <= 1)
        return;
    out_z(out, key);
    out_number(out, (uint64_t)span);
}

/* ISO 32000-1, 14.8.5.7 */
static void print_table_attributes(const struct structure *s, const struct tag *t,
                                   struct strbuf *out)
{
    static const char *const scope[] = {"", "/Scope/Column", "/Scope/Row", "/Scope/Both"};
    bool cell = t->kind == TAG_TH || t->kind == TAG_TD;
    bool summary = t->kind == TAG_TABLE && t->summary.n > 0;

    if (!summary && !(cell && (t->n_headers > 0 || t->rowspan > 1 || t->colspan > 1 ||
                               (t->kind == TAG_TH && t->scope != SCOPE_NONE))))
        return;
    OUT(out, "/A<</O/Table");
    if (summary) {
        OUT(out, "/Summary");
        text_add(out, t->summary);
    }
    if (cell) {
        if (t->kind == TAG_TH)
            out_z(out, scope[t->scope]);
        print_span("/RowSpan ", t->rowspan, out);
        print_span("/ColSpan ", t->colspan, out);
        print_headers(s, t, out);
    }
    OUT(out, ">>");
}

static void print_element(const void *ctx, size_t i, struct strbuf *out)
{
    const struct structure *s = ctx;
    int tag = (int)i;
    const struct tag *t = &s->from.pages->tags[tag];

    OUT(out, "/S/");
    out_z(out, mark_type(t));
    OUT(out, "/P ");
    out_reference(out, tag == 0 ? s->root : s->first + t->parent);
    print_contents(s, tag, out);
    print_table_attributes(s, t, out);
    if (s->id[tag] >= 0) {
        OUT(out, "/ID");
        print_identifier(s, tag, out);
    }
    if (t->title.n > 0) {
        OUT(out, "/T");
        text_add(out, t->title);
    }
    if (t->lang.n > 0) {
        OUT(out, "/Lang");
        text_literal(out, t->lang);
    }
}

/* ---- the root ---- */

/* The marks of a page, as a stretch of the list. */
struct stretch {
    size_t from, to;
};

/* From marked content and annotations back to their elements (14.7.4.4): first
   the pages that have any, then the links. */
struct parents {
    const struct structure *s;
    struct stretch *pages;
    size_t n_pages;
};

static void print_parent_key(const void *ctx, size_t i, struct strbuf *out)
{
    const struct parents *p = ctx;
    const struct structure_source *from = &p->s->from;

    out_number(out, i < p->n_pages ? (size_t)from->marks->list[p->pages[i].from].page
                                   : from->pages->n_pages + (i - p->n_pages));
}

static void print_parent(const void *ctx, size_t i, struct strbuf *out)
{
    const struct parents *p = ctx;
    const struct structure *s = p->s;

    if (i >= p->n_pages) {
        out_reference(out, s->first + s->from.links[i - p->n_pages].tag);
        return;
    }
    out_char(out, '[');
    for (size_t k = p->pages[i].from; k < p->pages[i].to; k++) {
        out_reference(out, s->first + s->from.marks->list[k].tag);
        out_char(out, ' ');
    }
    out_char(out, ']');
}

static struct object *parent_tree(struct haru *h, struct arena *a, const struct structure *s)
{
    const struct marks *m = s->from.marks;
    struct parents *p = arena_new(a, struct parents, 1);

    *p = (struct parents){s, arena_new(a, struct stretch, s->from.pages->n_pages + 1), 0};
    for (size_t from = 0, to; from < m->n; from = to) {
        for (to = from; to < m->n && m->list[to].page == m->list[from].page;)
            to++;
        p->pages[p->n_pages++] = (struct stretch){from, to};
    }
    return tree_write(
        h, a,
        &(struct tree){p->n_pages + s->from.n_links, false, print_parent_key, print_parent, p});
}

/* The elements that have an identifier. */
struct identified {
    const struct structure *s;
    int *tags;
    size_t n;
};

static void print_id(const void *ctx, size_t i, struct strbuf *out)
{
    const struct identified *list = ctx;

    print_identifier(list->s, list->tags[i], out);
}

static void print_id_element(const void *ctx, size_t i, struct strbuf *out)
{
    const struct identified *list = ctx;

    out_reference(out, list->s->first + list->tags[i]);
}

static void put_id_tree(struct haru *h, struct arena *a, const struct structure *s,
                        struct object *root)
{
    size_t n_tags = s->from.pages->n_tags;
    struct identified *list = arena_new(a, struct identified, 1);

    *list = (struct identified){s, arena_new(a, int, n_tags), 0};
    for (size_t i = 0; i < n_tags; i++)
        if (s->id[i] >= 0)
            list->tags[list->n++] = (int)i;
    if (list->n > 0)
        haru_put(root, "IDTree",
                 tree_write(h, a, &(struct tree){list->n, true, print_id, print_id_element, list}));
}

const struct structure *structure_write(struct haru *h, struct arena *a,
                                        const struct structure_source *from, struct object **root)
{
    struct structure *s = arena_new(a, struct structure, 1);

    assert(from->pages->n_tags > 0);
    s->from = *from;
    group_children(s, a);
    group_marks(s, a);
    find_first_marks(s, a);
    group_links(s, a);
    find_identified(s, a);

    *root = haru_dict(h);
    s->root = haru_number(h, *root);
    s->first = haru_bodies(h, from->pages->n_tags, print_element, s);
    haru_put_name(*root, "Type", "StructTreeRoot");
    haru_put(*root, "K", haru_object(h, s->first));
    haru_put(*root, "ParentTree", parent_tree(h, a, s));
    haru_put_int(*root, "ParentTreeNextKey", (int)(from->pages->n_pages + from->n_links));
    put_id_tree(h, a, s, *root);
    return s;
}
