#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(struct diags *d, enum diag_id id, struct str path, int error)
{
    DIAG_ADD(d, id, ((struct place){.path = path}), str_from(strerror(error)));
    return false;
}

static enum diag_id read_fault(int error)
{
    switch (error) {
    case EISDIR:
        return DIAG_FILE_IS_FOLDER;
    case EINVAL:
        return DIAG_FILE_NOT_PLAIN;
    case EFBIG:
        return DIAG_FILE_TOO_LARGE;
    }
    return DIAG_FILE_UNREADABLE;
}

static bool read_all(int fd, char *to, size_t n)
{
    while (n > 0) {
        ssize_t got = read(fd, to, n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            errno = got == 0 ? EIO : errno;
            return false;
        }
        to += got;
        n -= (size_t)got;
    }
    return true;
}

static bool read_open(struct arena *a, int fd, size_t limit, struct str *out)
{
    struct stat st;

    if (fstat(fd, &st) != 0)
        return false;
    if (!S_ISREG(st.st_mode)) {
        errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
        return false;
    }
    if ((unsigned long long)st.st_size > limit) {
        errno = EFBIG;
        return false;
    }

    char *bytes = arena_alloc(a, 1, 1, (size_t)st.st_size + 1);
    *out = (struct str){bytes, (size_t)st.st_size};
    return read_all(fd, bytes, out->n);
}

bool file_read(struct arena *a, struct str path, size_t limit, struct str *out, struct diags *d)
{
    struct arena tmp = {0};
    /* O_NONBLOCK: a pipe in place of a file must not make us wait. */
    int fd = open(str_z(&tmp, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool ok = fd >= 0 && read_open(a, fd, limit, out);

    if (!ok)
        fail(d, read_fault(errno), path, errno);
    if (fd >= 0)
        close(fd);
    arena_release(&tmp);
    return ok;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t put = write(fd, bytes.s, bytes.n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_cut(bytes, (size_t)put, bytes.n);
    }
    return true;
}

bool file_write(struct str path, struct str bytes, struct diags *d)
{
    struct arena tmp = {0};
    char *part = str_z(&tmp, str_printf(&tmp, "%.*s.%ld.part", STR_FMT(path), (long)getpid()));
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && write_all(fd, bytes) && fsync(fd) == 0;
    int error = errno;

    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (ok && rename(part, str_z(&tmp, path)) != 0) {
        ok = false;
        error = errno;
    }
    if (!ok) {
        if (fd >= 0)
            unlink(part);
        fail(d, error == ENOSPC ? DIAG_DISK_FULL : DIAG_FILE_UNWRITABLE, path, error);
    }
    arena_release(&tmp);
    return ok;
}

struct str path_join(struct arena *a, struct str folder, struct str name)
{
    if (folder.n == 0 || str_ends(folder, STR("/")))
        return str_printf(a, "%.*s%.*s", STR_FMT(folder), STR_FMT(name));
    return str_printf(a, "%.*s/%.*s", STR_FMT(folder), STR_FMT(name));
}

struct str path_name(struct str path)
{
    size_t from = path.n;

    while (from > 0 && path.s[from - 1] != '/')
        from--;
    return str_cut(path, from, path.n);
}
