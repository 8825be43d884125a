#include "text/paragraph_int.h"

int line_end(const struct paragraph *p, int from, int to)
{
    while (to > from &&
           (p->units[to - 1].class == CHAR_SPACE || p->units[to - 1].class == CHAR_WIDE_SPACE))
        to--;
    return to;
}

struct fit line_fit(const struct paragraph *p, int from, int to, bool keep_lead)
{
    if (to <= from)
        return (struct fit){0};

    const struct unit *last = &p->units[to - 1];
    const struct sums *s = &p->sums[from], *e = &p->sums[to - 1];
    int64_t width = e->x - s->x + last->width - last->trail;

    if (!keep_lead)
        width -= p->units[from].lead;
    return (struct fit){width, e->give - s->give, e->take - s->take};
}

bool line_keeps_lead(int from, const struct paragraph_shape *shape)
{
    return from == 0 && shape->first_indent > 0;
}

mpt line_room(int from, const struct paragraph_shape *shape)
{
    return from == 0 ? shape->width - shape->first_indent : shape->width;
}
