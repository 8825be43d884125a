/* Marks of form: half-width signs among Chinese, hints of a form left in. */
#include "words/fold_int.h"
#include "words/value_int.h"

static bool han_at(const struct reading *r, size_t i)
{
    return i < r->n && is_han(r->p[i].c);
}

static struct str sense_of_half(uint32_t raw)
{
    switch (raw) {
    case '(':
    case ')':
        return STR("bracket");
    case ',':
    case ';':
        return STR("comma");
    case ':':
        return STR("colon");
    default:
        return STR("");
    }
}

static void mark_half_width(struct reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct point *p = &r->p[i];
        if (p->raw >= 0x80 || is_digit(p->raw) || is_letter(p->raw))
            continue;
        struct str sense = sense_of_half(p->raw);
        if (sense.n == 0)
            continue;
        /* Both sides of a comma or colon; either side of a bracket that opens,
           what is inside of one that closes: 1) is the number of a list. */
        bool left = i > 0 && han_at(r, i - 1);
        bool right = han_at(r, i + 1);
        if (p->raw == '(' ? left || right : p->raw == ')' ? left : left && right)
            reading_mark(r, STR("style"), sense, i, i + 1);
    }
}

static void mark_wide_digits(struct reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        size_t from = i;
        while (i < r->n && r->p[i].raw >= 0xFF10 && r->p[i].raw <= 0xFF19)
            i++;
        if (i > from)
            reading_mark(r, STR("style"), STR("digit"), from, i);
    }
}

/* The year of a document number stands in U+3014 and U+3015 (GB/T 9704). */
static void mark_docyears(struct reading *r)
{
    for (size_t i = 0; i < r->n_numbers; i++) {
        const struct number *x = &r->numbers[i];
        if (number_is(x, "docyear") &&
            (r->p[x->from - 1].raw != 0x3014 || r->p[x->to].raw != 0x3015))
            reading_mark(r, STR("style"), STR("year"), x->from - 1, x->to + 1);
    }
}

void mark_style(struct reading *r)
{
    mark_half_width(r);
    mark_wide_digits(r);
    mark_docyears(r);
}

/* Crosses behind a surname or a digit make a name or number unreadable: that
   is as it should be. */
static bool is_masked(const struct reading *r, const struct hit *h)
{
    return str_eq(h->e->sense, STR("mask")) && h->from > 0 &&
           (is_digit(r->p[h->from - 1].c) || word_at(r, h->from - 1, KIND_SURNAME) != NULL);
}

void mark_residue(struct reading *r)
{
    for (size_t i = 0; i < r->n_hits; i++)
        if (r->hits[i].e->kind == KIND_RESIDUE && !is_masked(r, &r->hits[i]))
            reading_mark(r, STR("residue"), r->hits[i].e->sense, r->hits[i].from, r->hits[i].to);
}
