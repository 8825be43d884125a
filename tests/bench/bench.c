/*
 * Where the time of a build goes.
 *
 * usage: bench [-n RUNS] DATASET...
 *
 * Builds each dataset RUNS times (20) in one process, as `gongkai build` does,
 * and prints the least CPU time of each stage in microseconds, with the
 * document's pages and bytes.  Fonts are opened anew for each run: nothing is
 * kept between runs but what the system keeps.
 */
#include "cli/document.h"
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum stage { FONTS, TEMPLATE, READ, CHARACTERS, VIEWS, MERGE, LAYOUT, EMIT, STAGES };

static const char *const names[STAGES] = {"fonts", "template", "read",   "characters",
                                          "views", "merge",    "layout", "subset+write"};

struct result {
    long us[STAGES];
    size_t pages, bytes;
};

static long now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

struct clockwork {
    struct result *r;
    long last;
};

static void lap(struct clockwork *c, enum stage s)
{
    long t = now_us();

    if (c->r->us[s] == 0 || t - c->last < c->r->us[s])
        c->r->us[s] = t - c->last;
    c->last = t;
}

static bool run_once(const struct options *o, struct result *r)
{
    struct document d = {.paths = {o->datasets[0], o->template_dir, o->common_dir}};
    struct clockwork c = {r, now_us()};
    struct fontset *fonts = fontset_open(o->fonts, &d.found);
    bool ok = fonts != NULL;

    lap(&c, FONTS);
    ok = ok && document_template(&d);
    lap(&c, TEMPLATE);
    ok = ok && document_facts(&d);
    lap(&c, READ);
    if (ok)
        document_check_characters(&d, fonts);
    lap(&c, CHARACTERS);
    ok = ok && document_views(&d);
    lap(&c, VIEWS);
    ok = ok && document_merge(&d, false);
    lap(&c, MERGE);
    ok = ok && document_layout(&d, fonts);
    lap(&c, LAYOUT);
    ok = ok && document_emit(&d, fonts, o->profile);
    lap(&c, EMIT);
    if (ok) {
        r->pages = d.pages->n_pages;
        r->bytes = d.pdf.n;
    } else {
        report_print(&d.found, REPORT_EN, REPORT_TEXT, stderr);
    }
    if (fonts != NULL)
        fontset_close(fonts);
    document_close(&d);
    return ok;
}

static bool bench(struct options o, struct str dataset, int runs)
{
    struct result r = {0};
    long total = 0;

    o.datasets = &dataset;
    for (int i = 0; i < runs; i++)
        if (!run_once(&o, &r))
            return false;
    printf("%.*s: %zu pages, %zu bytes\n", STR_FMT(dataset), r.pages, r.bytes);
    for (int s = 0; s < STAGES; s++) {
        printf("  %-14s %8ld us\n", names[s], r.us[s]);
        total += r.us[s];
    }
    printf("  %-14s %8ld us\n", "all", total);
    return true;
}

int main(int argc, char **argv)
{
    struct arena mem = {0};
    struct options o;
    char build_word[] = "build";
    char dataset_word[] = "x";
    char *build[] = {argv[0], build_word, dataset_word, NULL}; /* for the defaults */
    int runs = 20;
    int first = 1;
    bool ok = options_read(&o, &mem, 3, build);

    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        runs = atoi(argv[2]);
        first = 3;
    }
    if (first >= argc || runs < 1) {
        fputs("usage: bench [-n RUNS] DATASET...\n", stderr);
        return EXIT_USAGE;
    }
    for (int i = first; i < argc; i++)
        ok = bench(o, str_from(argv[i]), runs) && ok;
    arena_release(&mem);
    return ok ? EXIT_CLEAN : EXIT_FINDINGS;
}
