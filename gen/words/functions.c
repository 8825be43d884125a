#include "words/functions_int.h"

#include "words/fold_int.h"
#include "words/value_int.h"

enum { DISTANCE_MAX = 16 };

static struct value call_fold(void *ctx, struct arena *a, const struct value *args, int n)
{
    (void)ctx;
    (void)n;
    if (args[0].kind != VALUE_TEXT)
        return args[0];
    return (struct value){.kind = VALUE_TEXT, .text = fold_text(a, args[0].text)};
}

static struct value call_distance(void *ctx, struct arena *a, const struct value *args, int n)
{
    struct arena tmp = {0};
    size_t n_a;
    size_t n_b;

    (void)ctx;
    (void)a;
    (void)n;
    if (args[0].kind != VALUE_TEXT || args[1].kind != VALUE_TEXT || args[2].kind != VALUE_INTEGER ||
        args[2].integer < 0 || args[2].integer > DISTANCE_MAX)
        return (struct value){.kind = VALUE_NULL};
    uint32_t *left = code_points(&tmp, fold_text(&tmp, args[0].text), &n_a);
    uint32_t *right = code_points(&tmp, fold_text(&tmp, args[1].text), &n_b);
    int d = edits_between(left, n_a, right, n_b, (int)args[2].integer);
    arena_release(&tmp);
    return (struct value){.kind = VALUE_INTEGER, .integer = d};
}

static struct value call_common(void *ctx, struct arena *a, const struct value *args, int n)
{
    (void)ctx;
    (void)a;
    (void)n;
    if (args[0].kind != VALUE_TEXT || args[1].kind != VALUE_TEXT)
        return (struct value){.kind = VALUE_NULL};
    return (struct value){.kind = VALUE_INTEGER,
                          .integer = (int64_t)common_beginning(args[0].text, args[1].text)};
}

/* The one number that is all of the text. */
static struct value call_milli(void *ctx, struct arena *a, const struct value *args, int n)
{
    struct words *w = ctx;
    struct value v = {.kind = VALUE_NULL};
    struct arena tmp = {0};
    struct reading r;

    (void)a;
    (void)n;
    if (args[0].kind == VALUE_INTEGER && !__builtin_mul_overflow(args[0].integer, 1000, &v.integer))
        v.kind = VALUE_INTEGER;
    if (args[0].kind != VALUE_TEXT)
        return v;
    reading_start(&r, &tmp, w, NULL, w->n_kinds);
    reading_take(&r, args[0].text, (struct str){0});
    if (r.n_numbers == 1 && r.numbers[0].from == 0 && r.numbers[0].end == r.n &&
        value_milli(&r.numbers[0], &v.integer))
        v.kind = VALUE_INTEGER;
    arena_release(&tmp);
    return v;
}

void functions_lend(struct words *w, struct facts *f)
{
    facts_function(f, STR("fold"), 1, call_fold, w);
    facts_function(f, STR("distance"), 3, call_distance, w);
    facts_function(f, STR("common"), 2, call_common, w);
    facts_function(f, STR("milli"), 1, call_milli, w);
}
