#include "facts/near_int.h"

enum { LONGEST = 64 /* characters; longer texts get no hint */, FARTHEST = 2 };

struct points {
    uint32_t u[LONGEST];
    int n;
};

static bool decode(struct str s, struct points *p)
{
    p->n = 0;
    for (size_t i = 0; i < s.n;) {
        if (p->n == LONGEST)
            return false;
        p->u[p->n++] = utf8_next(s, &i);
    }
    return p->n > 0;
}

static int min(int a, int b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance. */
static int distance(const struct points *a, const struct points *b)
{
    int row[LONGEST + 1];

    for (int j = 0; j <= b->n; j++)
        row[j] = j;
    for (int i = 1; i <= a->n; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b->n; j++) {
            int change = diagonal + (a->u[i - 1] != b->u[j - 1]);
            diagonal = row[j];
            row[j] = min(change, min(row[j], row[j - 1]) + 1);
        }
    }
    return row[b->n];
}

struct near near_begin(struct str text)
{
    return (struct near){.text = text, .distance = FARTHEST + 1};
}

void near_see(struct near *n, struct str candidate)
{
    struct points a;
    struct points b;

    if (!decode(n->text, &a) || !decode(candidate, &b) || a.n - b.n > FARTHEST ||
        b.n - a.n > FARTHEST || str_eq(candidate, n->best))
        return;
    int d = distance(&a, &b);
    int longer = a.n > b.n ? a.n : b.n;
    if (d > n->distance || d * 3 > longer)
        return;
    n->unique = d < n->distance;
    n->distance = d;
    n->best = candidate;
}

struct str near_end(const struct near *n)
{
    return n->unique ? n->best : (struct str){0};
}
