#include "check/names_int.h"

/* Where it is, or the free slot where it would be. */
static size_t slot_of(const struct names *names, struct str name)
{
    size_t i = (size_t)str_hash(name, 0) & (names->n_slots - 1);

    while (names->slots[i] > 0 && !str_eq(names->list[names->slots[i] - 1], name))
        i = (i + 1) & (names->n_slots - 1);
    return i;
}

size_t names_find(const struct names *names, struct str name)
{
    size_t slot = names->n_slots == 0 ? 0 : names->slots[slot_of(names, name)];

    return slot == 0 ? names->n : slot - 1;
}

static void grow(struct names *names)
{
    names->n_slots = names->n_slots == 0 ? 64 : 2 * names->n_slots;
    names->slots = arena_new(names->a, size_t, names->n_slots);
    for (size_t i = 0; i < names->n; i++)
        names->slots[slot_of(names, names->list[i])] = i + 1;
}

size_t names_add(struct names *names, struct str name)
{
    size_t found = names_find(names, name);

    if (found < names->n)
        return found;
    if (2 * (names->n + 1) > names->n_slots)
        grow(names);
    names->slots[slot_of(names, name)] = names->n + 1;
    ARENA_PUSH(names->a, names->list, names->n, names->cap) = name;
    return names->n - 1;
}
