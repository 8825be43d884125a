/* gen/base/fatal.h - the one way in which the program ends early. */
#ifndef BASE_FATAL_H
#define BASE_FATAL_H

#include <stdnoreturn.h>

/* Memory is exhausted: says so on standard error and exits with status 3.
   Output files are written under a temporary name, so none is damaged. */
noreturn void fatal_memory(void);

#endif
