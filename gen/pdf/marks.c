#include "pdf/marks_int.h"

int marks_add(struct marks *m, int tag, int page)
{
    int mcid = m->n > 0 && m->list[m->n - 1].page == page ? m->list[m->n - 1].mcid + 1 : 0;

    ARENA_PUSH(m->a, m->list, m->n, m->cap) = (struct mark){tag, page, mcid};
    return mcid;
}

const char *mark_type(const struct tag *tag)
{
    static const char headings[][3] = {"H1", "H2", "H3", "H4", "H5", "H6"};

    if (tag->kind != TAG_HEADING)
        return tag_name(tag->kind);
    return headings[tag->level < 1 ? 0 : tag->level > 6 ? 5 : tag->level - 1];
}
