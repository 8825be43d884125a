#include "base/file.h"
#include "text/fontset_int.h"

#include <string.h>

/* The columns of the table of roles. */
enum { COL_ROLE, COL_SCRIPT, COL_FILE, COL_INDEX, COL_FEATURES, N_COLUMNS };

static const char *const column_names[] = {"role", "script", "file", "index", "features"};

static bool fail(struct diags *d, struct place at, struct str found)
{
    DIAG_ADD(d, DIAG_FONT_TABLE_SYNTAX, at, found);
    return false;
}

/* Cuts a line at its commas; the table knows no quoted cells. */
static bool split(struct str line, struct str cells[N_COLUMNS], struct place at, struct diags *d)
{
    size_t from = 0;

    for (int i = 0; i < N_COLUMNS; i++) {
        const char *comma = memchr(line.s + from, ',', line.n - from);
        size_t to = comma != NULL ? (size_t)(comma - line.s) : line.n;
        cells[i] = str_trim(str_cut(line, from, to));
        if ((comma == NULL) != (i == N_COLUMNS - 1))
            return fail(d, at, line);
        from = to + 1;
    }
    return true;
}

static bool read_script(struct str cell, struct role_row *row)
{
    static const char *const names[] = {"han", "digit", "latin", "punct"};

    row->any = str_eq(cell, STR("any"));
    if (row->any)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(cell, str_from(names[i]))) {
            row->script = (enum char_script)i;
            return true;
        }
    return false;
}

static bool read_index(struct str cell, unsigned *index)
{
    *index = 0;
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.s[i] < '0' || cell.s[i] > '9' || *index > 9999)
            return false;
        *index = *index * 10 + (unsigned)(cell.s[i] - '0');
    }
    return cell.n > 0;
}

static bool read_features(struct arena *a, struct str cell, struct role_row *row)
{
    size_t n = 0, cap = 0;

    for (size_t i = 0; i < cell.n; i++) {
        size_t from = i;
        while (i < cell.n && cell.s[i] != ' ')
            i++;
        if (i == from)
            continue;
        if (i - from > 4)
            return false;
        hb_feature_t feature = {hb_tag_from_string(cell.s + from, (int)(i - from)), 1,
                                HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
        ARENA_PUSH(a, row->features, n, cap) = feature;
    }
    row->n_features = (unsigned)n;
    return true;
}

static struct font_file *file_of(struct fontset *fs, struct str name)
{
    struct str path =
        name.s[0] == '/' ? str_copy(&fs->mem, name) : path_join(&fs->mem, fs->folder, name);

    for (size_t i = 0; i < fs->n_files; i++)
        if (str_eq(fs->files[i]->path, path))
            return fs->files[i];
    struct font_file *file = arena_new(&fs->mem, struct font_file, 1);
    file->path = path;
    ARENA_PUSH(&fs->mem, fs->files, fs->n_files, fs->cap_files) = file;
    return file;
}

static int face_of(struct fontset *fs, struct font_file *file, unsigned index, struct place at)
{
    for (size_t i = 0; i < fs->n_faces; i++)
        if (fs->faces[i].file == file && fs->faces[i].index == index)
            return (int)i;
    ARENA_PUSH(&fs->mem, fs->faces, fs->n_faces, fs->cap_faces) =
        (struct face){.file = file, .index = index, .at = at};
    return (int)fs->n_faces - 1;
}

static struct role *role_of(struct fontset *fs, struct str name)
{
    int i = fontset_role(fs, name);

    if (i >= 0)
        return &fs->roles[i];
    ARENA_PUSH(&fs->mem, fs->roles, fs->n_roles, fs->cap_roles) =
        (struct role){.name = str_copy(&fs->mem, name)};
    return &fs->roles[fs->n_roles - 1];
}

static bool read_row(struct fontset *fs, struct str line, struct place at, struct diags *d)
{
    struct str cells[N_COLUMNS];
    struct role_row row = {0};
    unsigned index;

    if (!split(line, cells, at, d))
        return false;
    if (cells[COL_ROLE].n == 0)
        return fail(d, at, line);
    if (!read_script(cells[COL_SCRIPT], &row))
        return fail(d, at, cells[COL_SCRIPT]);
    if (cells[COL_FILE].n == 0 || memchr(cells[COL_FILE].s, 0, cells[COL_FILE].n) != NULL)
        return fail(d, at, line);
    if (!read_index(cells[COL_INDEX], &index))
        return fail(d, at, cells[COL_INDEX]);
    if (!read_features(&fs->mem, cells[COL_FEATURES], &row))
        return fail(d, at, cells[COL_FEATURES]);
    if (fs->n_faces >= INT16_MAX)
        return fail(d, at, line);

    struct role *role = role_of(fs, cells[COL_ROLE]);
    if (role->n_rows >= INT16_MAX)
        return fail(d, at, line);
    row.face = face_of(fs, file_of(fs, cells[COL_FILE]), index, at);
    ARENA_PUSH(&fs->mem, role->rows, role->n_rows, role->cap_rows) = row;
    return true;
}

static bool is_header(struct str line)
{
    struct str cells[N_COLUMNS];
    struct diags unused = {0};
    bool same = split(line, cells, (struct place){0}, &unused);

    for (int i = 0; same && i < N_COLUMNS; i++)
        same = str_eq(cells[i], str_from(column_names[i]));
    diags_release(&unused);
    return same;
}

bool roles_read(struct fontset *fs, struct str bytes, struct diags *d)
{
    struct place at = {.path = fs->table};
    bool ok = true;

    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_cut(bytes, 3, bytes.n);
    for (size_t from = 0, to; from < bytes.n; from = to + 1) {
        to = from;
        while (to < bytes.n && bytes.s[to] != '\n')
            to++;
        struct str line = str_trim(str_cut(bytes, from, to));
        at.line++;
        if (at.line == 1 ? !is_header(line) : line.n > 0 && !read_row(fs, line, at, d))
            ok = at.line == 1 ? fail(d, at, line) : false;
    }
    if (ok && fs->n_roles == 0)
        ok = fail(d, (struct place){.path = fs->table}, (struct str){0});
    return ok;
}
