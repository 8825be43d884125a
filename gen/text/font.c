#include "text/font.h"

#include "base/file.h"
#include "base/fatal.h"
#include "text/fontset_int.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The table of roles is a page of text. */
enum { TABLE_LIMIT = 1 << 20 };

static struct str folder_of(struct str path)
{
    size_t n = path.n;

    while (n > 0 && path.s[n - 1] != '/')
        n--;
    return n == 0 ? STR(".") : (struct str){path.s, n > 1 ? n - 1 : 1};
}

struct fontset *fontset_open(struct str path, struct diags *d)
{
    struct str bytes;
    struct fontset *fs = calloc(1, sizeof *fs);

    if (fs == NULL)
        fatal_memory();
    fs->table = str_copy(&fs->mem, path);
    fs->folder = folder_of(fs->table);
    fs->buffer = hb_buffer_create();
    fs->chinese = hb_language_from_string("zh-Hans", -1);
    if (!file_read(&fs->mem, path, TABLE_LIMIT, &bytes, d) || !roles_read(fs, bytes, d)) {
        fontset_close(fs);
        return NULL;
    }
    return fs;
}

void fontset_close(struct fontset *fs)
{
    if (fs == NULL)
        return;
    for (size_t i = 0; i < fs->n_faces; i++)
        face_close(&fs->faces[i]);
    for (size_t i = 0; i < fs->n_files; i++) {
        hb_blob_destroy(fs->files[i]->blob);
        if (fs->files[i]->data != NULL)
            munmap(fs->files[i]->data, fs->files[i]->size);
    }
    hb_buffer_destroy(fs->buffer);
    arena_release(&fs->mem);
    free(fs);
}

int fontset_role(const struct fontset *fs, struct str name)
{
    for (size_t i = 0; i < fs->n_roles; i++)
        if (str_eq(fs->roles[i].name, name))
            return (int)i;
    return -1;
}

int fontset_n_faces(const struct fontset *fs)
{
    return (int)fs->n_faces;
}

const struct face_info *fontset_face(struct fontset *fs, int face)
{
    struct face *f = &fs->faces[face];

    return face_open(&fs->mem, f) ? &f->info : NULL;
}

void fontset_rest(struct fontset *fs, int face)
{
    struct font_file *file = fs->faces[face].file;

    /* A mapping of a file that nobody writes to: what is dropped comes back. */
    if (file->data != NULL)
        madvise(file->data, file->size, MADV_DONTNEED);
}

int fontset_advance(struct fontset *fs, int face, uint32_t gid)
{
    struct face *f = &fs->faces[face];

    return face_open(&fs->mem, f) ? hb_font_get_glyph_h_advance(f->hb, gid) : 0;
}

bool diags_have(const struct diags *d, enum diag_id id, struct place at, struct str first)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct diag *f = &d->list[i];
        if (f->id == id && f->at.line == at.line && f->at.column == at.column &&
            str_eq(f->at.path, at.path) &&
            (first.n == 0 || (f->n_args > 0 && str_eq(f->args[0], first))))
            return true;
    }
    return false;
}

void fontset_report(const struct fontset *fs, int role, struct diags *d)
{
    const struct role *r = &fs->roles[role];

    for (size_t i = 0; i < r->n_rows; i++) {
        const struct face *f = &fs->faces[r->rows[i].face];
        if (f->state != FACE_BAD || diags_have(d, f->fault, f->at, f->file->path))
            continue;
        struct arena tmp = {0};
        DIAG_ADD(d, f->fault, f->at, f->file->path, str_printf(&tmp, "%u", f->index));
        arena_release(&tmp);
    }
}
