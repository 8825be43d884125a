/* What may be published only after a review of secrecy. */
#include "words/fold_int.h"
#include "words/value_int.h"

enum { NEAR_BEFORE = 3, NEAR_BEHIND = 6 };

static void mark_words(struct reading *r)
{
    for (size_t i = 0; i < r->n_hits; i++) {
        const struct hit *h = &r->hits[i];
        bool all = h->from == 0 && h->to == r->n;
        if (h->e->kind == KIND_SECRECY && (all || !str_eq(h->e->sense, STR("alone"))))
            reading_mark(r, STR("secrecy"), h->e->word, h->from, h->to);
        if (h->e->kind == KIND_HEALTH)
            reading_mark(r, STR("health"), h->e->word, h->from, h->to);
    }
}

/* A code as the whole text: 3, 5 or 7 digits. */
static void mark_item(struct reading *r)
{
    const struct entry *e = r->n <= 7 ? word_at(r, 0, KIND_ITEM) : NULL;

    if (e == NULL || r->n % 2 == 0)
        return;
    for (size_t i = 0; i < r->n; i++)
        if (!is_digit(r->p[i].c))
            return;
    reading_mark(r, STR("item"), e->word, 0, r->n);
}

static bool is_near(const struct hit *h, const struct number *x)
{
    return h->from >= x->end ? h->from <= x->end + NEAR_BEFORE
                             : x->from >= h->to && x->from <= h->to + NEAR_BEHIND;
}

/* How many there are: a number with a unit beside the word.  Both lie in
   order, so that each number is looked at beside the words around it. */
static void mark_installations(struct reading *r)
{
    size_t k = 0;

    for (size_t i = 0; i < r->n_hits; i++) {
        const struct hit *h = &r->hits[i];
        if (h->e->kind != KIND_INSTALLATION)
            continue;
        if (!r->numbers_read)
            read_numbers(r);
        while (k < r->n_numbers && r->numbers[k].end + NEAR_BEFORE < h->from)
            k++;
        for (size_t j = k; j < r->n_numbers && r->numbers[j].from <= h->to + NEAR_BEHIND; j++) {
            const struct number *x = &r->numbers[j];
            if (!number_is(x, "count") || !is_near(h, x))
                continue;
            reading_mark(r, STR("installation"), h->e->word, h->from < x->from ? h->from : x->from,
                         h->to > x->end ? h->to : x->end);
            break;
        }
    }
}

void mark_secrecy(struct reading *r)
{
    mark_words(r);
    mark_item(r);
    mark_installations(r);
}
