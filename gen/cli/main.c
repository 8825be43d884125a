#include "cli/build.h"

#include <stdio.h>

static int run(const struct options *o)
{
    switch (o->command) {
    case COMMAND_BUILD:
        return build_run(o);
    case COMMAND_CHECK:
        return check_run(o);
    case COMMAND_HELP:
        options_help(o->lang);
        return EXIT_CLEAN;
    case COMMAND_VERSION:
        puts("gongkai " GONGKAI_VERSION);
        return EXIT_CLEAN;
    }
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    struct arena mem = {0};
    struct options o;
    int status = options_read(&o, &mem, argc, argv) ? run(&o) : EXIT_USAGE;

    /* What went to a full disk or a closed pipe was not delivered. */
    if (fflush(stdout) != 0 && status == EXIT_CLEAN)
        status = EXIT_SYSTEM;
    arena_release(&mem);
    return status;
}
