#include "cli/build.h"
#include "cli/trace.h"

#include <stdio.h>

static int run(const struct options *o)
{
    switch (o->command) {
    case COMMAND_BUILD:
        return build_run(o);
    case COMMAND_CHECK:
        return check_command(o);
    case COMMAND_TRACE:
        return trace_run(o);
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

    /* What went to a full disk was not delivered. */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs(o.lang == REPORT_ZH ? "gongkai: 标准输出写不进去，结果不完整。请检查磁盘是否已满\n"
                                  : "gongkai: cannot write to standard output; the result is not "
                                    "complete; look for a full disk\n",
              stderr);
        status = EXIT_SYSTEM;
    }
    arena_release(&mem);
    return status;
}
