#include "pdf/structure_int.h"

#include "pdf/decimal_int.h"
#include "pdf/text_int.h"
#include "pdf/tree_int.h"

#include <assert.h>
#include <stdio.h>

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
    size_t limit = 10;

    s->needs_id = arena_new(a, bool, p->n_tags);
    for (size_t i = 0; i < p->n_tags; i++) {
        s->needs_id[i] |= p->tags[i].kind == TAG_NOTE;
        for (int k = 0; k < p->tags[i].n_headers; k++)
            s->needs_id[p->tags[i].headers[k]] = true;
    }
    for (s->id_digits = 1; limit < p->n_tags; limit *= 10)
        s->id_digits++;
}

/* ---- printing one element ---- */

static void add_z(struct strbuf *b, const char *text)
{
    strbuf_add(b, str_from(text));
}

static void add_ref(struct strbuf *b, const char *key, int number)
{
    add_z(b, key);
    number_add(b, (uint64_t)number);
    add_z(b, " 0 R");
}

/* Identifiers are numbers of equal length, so that they sort as tags do. */
static struct str identifier(const struct structure *s, int tag, char *buffer, size_t size)
{
    return (struct str){buffer, (size_t)snprintf(buffer, size, "%0*d", s->id_digits, tag)};
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
        add_ref(k->out, "<</Type/MCR/Pg ", k->s->from.page_numbers[m->page]);
        add_z(k->out, "/MCID ");
        number_add(k->out, (uint64_t)m->mcid);
        add_z(k->out, ">>");
        return;
    }
    strbuf_addc(k->out, ' ');
    number_add(k->out, (uint64_t)m->mcid);
}

static void print_link(const struct kids *k, int link)
{
    const struct link_object *l = &k->s->from.links[link];

    add_ref(k->out, "<</Type/OBJR/Obj ", l->number);
    if (l->page != k->page)
        add_ref(k->out, "/Pg ", k->s->from.page_numbers[l->page]);
    add_z(k->out, ">>");
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
        add_ref(k->out, " ", s->first + *child);
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
    if (k.page >= 0)
        add_ref(out, "/Pg ", s->from.page_numbers[k.page]);
    if (s->n_children[tag] == 0 && s->n_own[tag] == 0 && s->first_link[tag] < 0)
        return;
    many |= s->first_link[tag] >= 0;
    add_z(out, many ? "/K[" : "/K");
    print_kids(&k, tag);
    if (many)
        strbuf_addc(out, ']');
}

static void print_headers(const struct structure *s, const struct tag *t, struct strbuf *out)
{
    char buffer[16];

    if (t->n_headers == 0)
        return;
    add_z(out, "/Headers[");
    for (int i = 0; i < t->n_headers; i++)
        text_literal(out, identifier(s, t->headers[i], buffer, sizeof buffer));
    strbuf_addc(out, ']');
}

static void print_span(const char *key, int span, struct strbuf *out)
{
    if (span <= 1)
        return;
    add_z(out, key);
    number_add(out, (uint64_t)span);
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
    add_z(out, "/A<</O/Table");
    if (summary) {
        add_z(out, "/Summary");
        text_add(out, t->summary);
    }
    if (cell) {
        if (t->kind == TAG_TH)
            add_z(out, scope[t->scope]);
        print_span("/RowSpan ", t->rowspan, out);
        print_span("/ColSpan ", t->colspan, out);
        print_headers(s, t, out);
    }
    add_z(out, ">>");
}

static void print_element(const void *ctx, int number, struct strbuf *out)
{
    const struct structure *s = ctx;
    int tag = number - s->first;
    const struct tag *t = &s->from.pages->tags[tag];
    char buffer[16];

    add_z(out, "/S/");
    add_z(out, mark_type(t));
    add_ref(out, "/P ", tag == 0 ? s->root : s->first + t->parent);
    print_contents(s, tag, out);
    print_table_attributes(s, t, out);
    if (s->needs_id[tag]) {
        add_z(out, "/ID");
        text_literal(out, identifier(s, tag, buffer, sizeof buffer));
    }
    if (t->title.n > 0) {
        add_z(out, "/T");
        text_add(out, t->title);
    }
    if (t->lang.n > 0) {
        add_z(out, "/Lang");
        text_literal(out, t->lang);
    }
}

/* ---- the root ---- */

static struct object *page_parents(struct haru *h, const struct structure *s, size_t from,
                                   size_t to)
{
    struct object *list = haru_array(h, to - from);

    for (size_t i = from; i < to; i++)
        haru_add(list, s->elements[s->from.marks->list[i].tag]);
    haru_number(h, list);
    return list;
}

/* From marked content and annotations back to their elements (14.7.4.4). */
static struct object *parent_tree(struct haru *h, const struct structure *s)
{
    const struct marks *m = s->from.marks;
    struct arena tmp = {0};
    size_t n_pages = s->from.pages->n_pages, n = 0;
    struct tree_entry *entries = arena_new(&tmp, struct tree_entry, n_pages + s->from.n_links + 1);

    for (size_t from = 0, to; from < m->n; from = to) {
        for (to = from; to < m->n && m->list[to].page == m->list[from].page;)
            to++;
        entries[n++] = (struct tree_entry){.number = m->list[from].page,
                                           .value = page_parents(h, s, from, to)};
    }
    for (size_t k = 0; k < s->from.n_links; k++)
        entries[n++] = (struct tree_entry){.number = (int)(n_pages + k),
                                           .value = s->elements[s->from.links[k].tag]};
    struct object *root = tree_of_numbers(h, entries, n);
    arena_release(&tmp);
    return root;
}

/* The elements that have an identifier; NULL if none has. */
static struct object *id_tree(struct haru *h, const struct structure *s)
{
    struct arena tmp = {0};
    struct object *root = NULL;
    size_t n_tags = s->from.pages->n_tags, n = 0;
    struct tree_entry *entries = arena_new(&tmp, struct tree_entry, n_tags);

    for (size_t i = 0; i < n_tags; i++) {
        char buffer[16];
        if (!s->needs_id[i])
            continue;
        entries[n++] = (struct tree_entry){
            .name = str_copy(&tmp, identifier(s, (int)i, buffer, sizeof buffer)),
            .value = s->elements[i]};
    }
    if (n > 0)
        root = tree_of_names(h, entries, n);
    arena_release(&tmp);
    return root;
}

static void make_elements(struct structure *s, struct haru *h, struct arena *a)
{
    size_t n_tags = s->from.pages->n_tags;

    s->elements = arena_new(a, struct object *, n_tags);
    for (size_t i = 0; i < n_tags; i++) {
        s->elements[i] = haru_dict(h);
        haru_body(h, s->elements[i], print_element, s);
        int number = haru_number(h, s->elements[i]);
        if (i == 0)
            s->first = number;
    }
}

struct structure *structure_write(struct haru *h, struct arena *a,
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
    make_elements(s, h, a);
    haru_put_name(*root, "Type", "StructTreeRoot");
    haru_put(*root, "K", s->elements[0]);
    haru_put(*root, "ParentTree", parent_tree(h, s));
    haru_put_int(*root, "ParentTreeNextKey", (int)(from->pages->n_pages + from->n_links));
    struct object *ids = id_tree(h, s);
    if (ids != NULL)
        haru_put(*root, "IDTree", ids);
    return s;
}
