#include "base/fatal.h"

#include <stdlib.h>
#include <unistd.h>

noreturn void fatal_memory(void)
{
    static const char text[] = "gongkai: out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);

    (void)ignored;
    exit(3);
}
