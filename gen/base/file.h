/* gen/base/file.h - whole files in, whole files out. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"

/* Reads a whole regular file into `a`.  False when it cannot be read, is no
   regular file, or is larger than `limit` bytes; reported. */
bool file_read(struct arena *a, struct str path, size_t limit, struct str *out, struct diags *d);

/*
 * Writes a file so that nobody ever sees half of it: to a temporary name in
 * the same folder, flushed to the disk, then renamed.  On failure the old
 * file stays, the temporary one is removed, and the cause is reported.
 */
bool file_write(struct str path, struct str bytes, struct diags *d);

/* `folder`/`name` in `a`. */
struct str path_join(struct arena *a, struct str folder, struct str name);
/* What stands behind the last slash: of `path`. */
struct str path_name(struct str path);

#endif
