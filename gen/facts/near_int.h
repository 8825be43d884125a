/* gen/facts/near_int.h - “did you mean …?” */
#ifndef FACTS_NEAR_INT_H
#define FACTS_NEAR_INT_H

#include "base/str.h"

/* Looks for the one candidate that differs little from a text. */
struct near {
    struct str text;
    struct str best;
    int distance; /* of `best`, in characters changed, added or left out */
    bool unique;  /* no other is as near */
};

struct near near_begin(struct str text);
void near_see(struct near *n, struct str candidate);
/* The candidate; empty if none is near (a third of the text changed at most,
   two characters at most) or several are. */
struct str near_end(const struct near *n);

#endif
