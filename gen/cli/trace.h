/* gen/cli/trace.h - the command `trace`: where a figure comes from, where a cell goes. */
#ifndef CLI_TRACE_H
#define CLI_TRACE_H

#include "cli/options.h"

/*
 * o->what is what to trace:
 *     a figure by name       t3/total/project
 *     a figure as printed    2629.9, 25个项目: all figures that print it
 *     a cell or a row        项目资金:4:5, 项目资金.csv:4:金额（万元）, 项目资金:4
 * Answers on standard output, in o->format.  What the dataset has wrong goes
 * to standard error and is no obstacle as long as views can be worked out.
 */
int trace_run(const struct options *o);

#endif
