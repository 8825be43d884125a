#include "words/lexicon_int.h"

#include "base/file.h"
#include "read/csv.h"
#include "read/encoding.h"
#include "words/fold_int.h"
#include "words/words.h"

enum { LIST_BYTES_MAX = 1 << 20 };

/* The heads of the list, in order. */
enum head { HEAD_KIND, HEAD_WORD, HEAD_SENSE, HEAD_SCALE, HEAD_COUNT };
static const struct str heads[HEAD_COUNT] = {STR_INIT("类别"), STR_INIT("词"), STR_INIT("含义"),
                                             STR_INIT("倍数")};

static const struct {
    struct str name, file;
} builtin[KIND_BUILTIN] = {
#define KIND(id, name, file) {STR_INIT(name), STR_INIT(file)},
#include "words/kinds.def"
#undef KIND
};

int words_kind(struct words *w, struct str name)
{
    for (size_t i = 0; i < w->n_kinds; i++)
        if (str_eq(w->kinds[i], name))
            return (int)i;
    ARENA_PUSH(w->a, w->kinds, w->n_kinds, w->cap_kinds) = str_copy(w->a, name);
    return (int)w->n_kinds - 1;
}

/* The kind that the list calls so: one of the program's, or one for rules. */
static int kind_in_list(struct words *w, struct str name)
{
    for (int i = 0; i < KIND_BUILTIN; i++)
        if (str_eq(builtin[i].file, name))
            return i;
    return words_kind(w, name);
}

/* Whole numbers up to ten thousand million; nothing is 1. */
static bool read_scale(struct str s, int64_t *scale)
{
    *scale = s.n == 0 ? 1 : 0;
    if (s.n > 11)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
        *scale = *scale * 10 + (s.s[i] - '0');
    }
    return true;
}

static bool same_heads(const struct csv *c)
{
    if (c->n == 0 || c->rows[0].n < HEAD_COUNT)
        return false;
    for (int i = 0; i < HEAD_COUNT; i++)
        if (!str_eq(str_trim(c->rows[0].cells[i].text), heads[i]))
            return false;
    return true;
}

static struct str cell(const struct csv_row *r, enum head i)
{
    return (int)i < r->n ? str_trim(r->cells[i].text) : (struct str){0};
}

static bool add_row(struct words *w, const struct csv_row *r, struct place at, struct diags *d)
{
    struct entry e = {.word = str_copy(w->a, cell(r, HEAD_WORD)),
                      .sense = str_copy(w->a, cell(r, HEAD_SENSE))};
    struct str kind = cell(r, HEAD_KIND);

    at.line = r->line;
    e.folded = fold_text(w->a, e.word);
    e.length = (int)utf8_count(e.folded);
    if (kind.n == 0 || e.folded.n == 0) {
        DIAG_ADD0(d, DIAG_WORDS_BLANK, at);
        return false;
    }
    if (!read_scale(cell(r, HEAD_SCALE), &e.scale)) {
        DIAG_ADD(d, DIAG_WORDS_SCALE, at, cell(r, HEAD_SCALE));
        return false;
    }
    e.kind = kind_in_list(w, kind);
    machine_add(e.kind > KIND_HERE && e.kind < KIND_BUILTIN ? &w->here : &w->anywhere, e);
    return true;
}

static void note_kinds(const struct machine *m, bool *seen)
{
    for (size_t i = 0; i < m->n_entries; i++)
        if (m->entries[i].kind < KIND_BUILTIN)
            seen[m->entries[i].kind] = true;
}

/* A list without a kind would make the rules that need it silent. */
static bool has_all_kinds(const struct words *w, struct place at, struct diags *d)
{
    bool seen[KIND_BUILTIN] = {[KIND_HERE] = true};
    bool ok = true;

    note_kinds(&w->anywhere, seen);
    note_kinds(&w->here, seen);
    for (int i = 0; i < KIND_BUILTIN; i++) {
        if (!seen[i])
            DIAG_ADD(d, DIAG_WORDS_KIND, at, builtin[i].file);
        ok = ok && seen[i];
    }
    return ok;
}

/* Few characters begin a unit, or a numeral: where none does, nobody has to look. */
static void note_beginnings(struct words *w)
{
    for (size_t i = 0; i < w->here.n_entries; i++) {
        const struct entry *e = &w->here.entries[i];
        size_t at = 0;
        uint32_t c = utf8_next(e->folded, &at);
        if (c < 0x10000)
            w->begins[c] |= UINT32_C(1) << (e->kind - KIND_HERE);
    }
}

static struct words *new_words(struct arena *a)
{
    struct words *w = arena_new(a, struct words, 1);

    w->a = a;
    w->anywhere.a = a;
    w->here.a = a;
    w->begins = arena_new(a, uint32_t, 0x10000);
    for (int i = 0; i < KIND_BUILTIN; i++)
        ARENA_PUSH(a, w->kinds, w->n_kinds, w->cap_kinds) = builtin[i].name;
    return w;
}

struct words *words_load(struct arena *a, struct str common, struct diags *d)
{
    struct place at = {.path = path_join(a, common, STR("词表.csv"))};
    struct words *w = new_words(a);
    struct str bytes;
    struct str text;
    struct csv list;

    if (!file_read(a, at.path, LIST_BYTES_MAX, &bytes, d) ||
        !text_decode(a, at.path, bytes, &text, d) || !csv_parse(a, at.path, text, &list, d))
        return NULL;
    if (!same_heads(&list)) {
        DIAG_ADD0(d, DIAG_WORDS_HEADS, ((struct place){.path = at.path, .line = 1}));
        return NULL;
    }
    bool ok = true;
    for (int i = 1; i < list.n; i++)
        ok = add_row(w, &list.rows[i], at, d) && ok;
    if (!has_all_kinds(w, at, d) || !ok)
        return NULL;
    machine_finish(&w->anywhere);
    machine_finish(&w->here);
    note_beginnings(w);
    return w;
}
