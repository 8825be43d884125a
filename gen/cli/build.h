/* gen/cli/build.h - the commands `build` and `check`. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "cli/options.h"

/* Each dataset in turn; gives the worst exit status. */
int build_run(const struct options *o);
int check_command(const struct options *o);

#endif
