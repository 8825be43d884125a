/* tests/layout/seeds.h - one test a seed, so that a failing one has a name. */
#ifndef LAYOUT_SEEDS_H
#define LAYOUT_SEEDS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/*
 * Runs `check`, whose state is a uint64_t seed, on seeds from argv[1] (1) on,
 * argv[2] (`usual`) of them.  Returns the number of those that failed.
 */
int run_seeds(const char *name, CMUnitTestFunction check, size_t usual, int argc, char **argv);

#endif
