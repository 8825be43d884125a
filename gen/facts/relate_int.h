/* gen/facts/relate_int.h - what rows have to do with one another. */
#ifndef FACTS_RELATE_INT_H
#define FACTS_RELATE_INT_H

#include "facts/facts_int.h"

/*
 * Reports rows whose key another row has already (KEY_TWICE), and cells that
 * name what is not there (REFERENCE_...).  Blank parts of a key are equal to
 * one another; unreadable cells and sheets take no part, nor do references
 * that such a cell, or the part of a sheet that could not be read, may answer.
 */
void relate_check(struct facts *f, struct diags *d);

#endif
