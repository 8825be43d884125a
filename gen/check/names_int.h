/* gen/check/names_int.h - names told apart quickly. */
#ifndef CHECK_NAMES_INT_H
#define CHECK_NAMES_INT_H

#include "base/str.h"

/* Names numbered from 0 in the order in which they come.  A zeroed struct is
   empty; everything lies in `a`, names are borrowed. */
struct names {
    struct arena *a;
    struct str *list;
    size_t n, cap;
    size_t *slots; /* number + 1; 0: free */
    size_t n_slots;
};

/* Its number; names->n if it is not there. */
size_t names_find(const struct names *names, struct str name);
/* Its number; a new one if it was not there. */
size_t names_add(struct names *names, struct str name);

#endif
