#include "words/fold_int.h"
#include "words/lexicon_int.h"

struct node {
    int fail;    /* node of the longest other end of what led here */
    int shorter; /* nearest node on that way where a word ends, or 0 */
    int entry;   /* first word that ends here, or -1 */
    int parent;
    uint32_t c;
};

struct edge {
    int from;
    int to; /* 0: free */
    uint32_t c;
};

enum { ROOT_ROOM = 0x10000 };

static size_t slot(const struct machine *m, int from, uint32_t c)
{
    uint64_t h = (uint64_t)(uint32_t)from << 21 ^ c;

    h *= UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(h >> 32) & (m->room - 1);
}

static const struct edge *find(const struct machine *m, int from, uint32_t c)
{
    size_t i = slot(m, from, c);

    while (m->edges[i].to != 0 && (m->edges[i].from != from || m->edges[i].c != c))
        i = (i + 1) & (m->room - 1);
    return &m->edges[i];
}

int machine_child(const struct machine *m, int at, uint32_t c)
{
    if (m->n_edges == 0)
        return -1;
    if (at == 0 && c < ROOT_ROOM)
        return m->root[c] > 0 ? m->root[c] : -1;
    int to = find(m, at, c)->to;
    return to > 0 ? to : -1;
}

static void put_edge(struct machine *m, struct edge e)
{
    size_t i = slot(m, e.from, e.c);

    while (m->edges[i].to != 0)
        i = (i + 1) & (m->room - 1);
    m->edges[i] = e;
}

static void grow_edges(struct machine *m)
{
    struct edge *old = m->edges;
    size_t room = m->room;

    m->room = room == 0 ? 1024 : 2 * room;
    m->edges = arena_new(m->a, struct edge, m->room);
    for (size_t i = 0; i < room; i++)
        if (old[i].to != 0)
            put_edge(m, old[i]);
}

static int add_node(struct machine *m, int parent, uint32_t c)
{
    ARENA_PUSH(m->a, m->nodes, m->n_nodes, m->cap_nodes) =
        (struct node){.entry = -1, .parent = parent, .c = c};
    return (int)m->n_nodes - 1;
}

static int add_child(struct machine *m, int parent, uint32_t c)
{
    int node = machine_child(m, parent, c);

    if (node >= 0)
        return node;
    if (2 * (m->n_edges + 1) > m->room)
        grow_edges(m);
    node = add_node(m, parent, c);
    put_edge(m, (struct edge){parent, node, c});
    m->n_edges++;
    if (parent == 0 && c < ROOT_ROOM)
        m->root[c] = node;
    return node;
}

void machine_add(struct machine *m, struct entry e)
{
    int node = 0;

    if (m->n_nodes == 0) {
        m->root = arena_new(m->a, int, ROOT_ROOM);
        add_node(m, 0, 0);
    }
    for (size_t i = 0; i < e.folded.n;)
        node = add_child(m, node, utf8_next(e.folded, &i));
    e.next = m->nodes[node].entry;
    m->nodes[node].entry = (int)m->n_entries;
    ARENA_PUSH(m->a, m->entries, m->n_entries, m->cap_entries) = e;
}

/* By depth, so that what a node falls back to is known. */
void machine_finish(struct machine *m)
{
    if (m->n_nodes == 0)
        return; /* no words */
    int *order = arena_new(m->a, int, m->n_nodes + 1);
    int *depth = arena_new(m->a, int, m->n_nodes + 1);
    size_t *count = arena_new(m->a, size_t, m->n_nodes + 2);

    for (size_t i = 1; i < m->n_nodes; i++) { /* parents come before children */
        depth[i] = depth[m->nodes[i].parent] + 1;
        count[depth[i] + 1]++;
    }
    for (size_t i = 1; i < m->n_nodes + 2; i++)
        count[i] += count[i - 1];
    for (size_t i = 1; i < m->n_nodes; i++)
        order[count[depth[i]]++] = (int)i;

    for (size_t i = 0; i + 1 < m->n_nodes; i++) {
        struct node *n = &m->nodes[order[i]];
        int out;
        if (n->parent != 0)
            n->fail = machine_step(m, m->nodes[n->parent].fail, n->c, &out);
        const struct node *f = &m->nodes[n->fail];
        n->shorter = f->entry >= 0 ? n->fail : f->shorter;
    }
}

int machine_step(const struct machine *m, int at, uint32_t c, int *out)
{
    int to;

    while ((to = machine_child(m, at, c)) < 0 && at != 0)
        at = m->nodes[at].fail;
    if (to < 0) {
        *out = 0;
        return 0;
    }
    *out = m->nodes[to].entry >= 0 ? to : m->nodes[to].shorter;
    return to;
}

int machine_entry(const struct machine *m, int node)
{
    return m->nodes[node].entry;
}

int machine_shorter(const struct machine *m, int node)
{
    return m->nodes[node].shorter;
}
