/* The table of roles, the faces, and fonts that cannot be used. */
#include "base/file.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#define FONTS  TEST_SOURCE_DIR "/fonts/"
#define HEADER "role,script,file,index,features\n"

/* ---- a folder with a table of roles ---- */

struct folder {
    struct arena a;
    struct diags d;
    struct fontset *fs;
    struct str path, table, font; /* font: FandolSong's bytes, to be spoilt */
};

static int make_folder(void **state)
{
    struct folder *f = calloc(1, sizeof *f);
    char name[] = "/tmp/gongkai-font-XXXXXX";

    assert_non_null(mkdtemp(name));
    f->path = str_copy(&f->a, str_from(name));
    f->table = path_join(&f->a, f->path, STR("roles.csv"));
    assert_true(file_read(&f->a, STR(FONTS "FandolSong-Regular.otf"), 1 << 24, &f->font, &f->d));
    *state = f;
    return 0;
}

static int remove_folder(void **state)
{
    struct folder *f = *state;

    fontset_close(f->fs);
    unlink(str_z(&f->a, f->table));
    unlink(str_z(&f->a, path_join(&f->a, f->path, STR("font.otf"))));
    rmdir(str_z(&f->a, f->path));
    diags_release(&f->d);
    arena_release(&f->a);
    free(f);
    return 0;
}

static void write_file(struct folder *f, const char *name, struct str bytes)
{
    assert_true(file_write(path_join(&f->a, f->path, str_from(name)), bytes, &f->d));
}

static void open_table(struct folder *f, const char *rows)
{
    write_file(f, "roles.csv", str_printf(&f->a, "%s%s", HEADER, rows));
    f->fs = fontset_open(f->table, &f->d);
}

/* Sets one character, which opens the fonts of the role. */
static void use(struct folder *f, const char *role)
{
    struct paragraph_style style = {.size = 10000};

    assert_non_null(f->fs);
    make_paragraph(&f->a, f->fs, role, "一", &style, &f->d);
}

static void expect(const struct folder *f, enum diag_id id, int line)
{
    assert_int_equal(f->d.n, 1);
    assert_string_equal(diag_name(f->d.list[0].id), diag_name(id));
    assert_true(str_eq(f->d.list[0].at.path, f->table));
    assert_int_equal(f->d.list[0].at.line, line);
}

/* ---- tables with a fault ---- */

static const struct bad_row {
    const char *name, *row;
} bad_rows[] = {
    {"too_few_cells", "body,any,x.otf,0\n"},
    {"too_many_cells", "body,any,x.otf,0,,\n"},
    {"no_role", ",any,x.otf,0,\n"},
    {"no_file", "body,any,,0,\n"},
    {"script_unknown", "body,kana,x.otf,0,\n"},
    {"index_no_number", "body,any,x.otf,first,\n"},
    {"index_negative", "body,any,x.otf,-1,\n"},
    {"index_huge", "body,any,x.otf,99999999999,\n"},
    {"feature_too_long", "body,any,x.otf,0,hwidth\n"},
};

static void bad_row(void **state)
{
    const struct bad_row *c = *state;
    void *s;

    make_folder(&s);
    struct folder *f = s;
    open_table(f, str_z(&f->a, str_printf(&f->a, "title,any,y.otf,0,\n%s", c->row)));
    assert_null(f->fs);
    expect(f, DIAG_FONT_TABLE_SYNTAX, 3);
    remove_folder(&s);
}

static void every_bad_row_is_named(void **state)
{
    struct folder *f = *state;

    open_table(f, "a\nb\n\nbody,any,x.otf,0,\n");
    assert_null(f->fs);
    assert_int_equal(f->d.n, 2);
}

static void no_rows(void **state)
{
    struct folder *f = *state;

    open_table(f, "");
    assert_null(f->fs);
    expect(f, DIAG_FONT_TABLE_SYNTAX, 0);
}

static void no_header(void **state)
{
    struct folder *f = *state;

    write_file(f, "roles.csv", STR("body,any,x.otf,0,\n"));
    f->fs = fontset_open(f->table, &f->d);
    assert_null(f->fs);
    expect(f, DIAG_FONT_TABLE_SYNTAX, 1);
}

static void byte_order_mark_and_line_ends(void **state)
{
    struct folder *f = *state;

    write_file(f, "roles.csv",
               STR("\xEF\xBB\xBFrole,script,file,index,features\r\n"
                   "body , any,x.otf,0, hwid  palt\r\n"));
    f->fs = fontset_open(f->table, &f->d);
    assert_non_null(f->fs);
    assert_int_equal(fontset_role(f->fs, STR("body")), 0);
}

static void no_table(void **state)
{
    struct folder *f = *state;

    f->fs = fontset_open(f->table, &f->d);
    assert_null(f->fs);
    expect(f, DIAG_FILE_UNREADABLE, 0);
}

/* ---- fonts with a fault ---- */

static void font_missing(void **state)
{
    struct folder *f = *state;

    open_table(f, "body,any,font.otf,0,\nbody,any," FONTS "FandolSong-Regular.otf,0,\n");
    use(f, "body");
    use(f, "body"); /* once per document */
    expect(f, DIAG_FONT_UNREADABLE, 2);
    assert_true(fontset_covers(f->fs, 0x4E00)); /* the next row draws it */
    assert_null(fontset_face(f->fs, 0));
    assert_int_equal(fontset_advance(f->fs, 0, 1), 0);
}

static void font_is_folder(void **state)
{
    struct folder *f = *state;

    open_table(f, "body,any,../,0,\nbody,any," FONTS "FandolSong-Regular.otf,0,\n");
    use(f, "body");
    expect(f, DIAG_FONT_UNREADABLE, 2);
}

static void font_is_text(void **state)
{
    struct folder *f = *state;

    open_table(f, "body,any,roles.csv,0,\nbody,any," FONTS "FandolSong-Regular.otf,0,\n");
    use(f, "body");
    expect(f, DIAG_FONT_DAMAGED, 2);
}

static void font_cut_short(void **state)
{
    struct folder *f = *state;

    write_file(f, "font.otf", str_cut(f->font, 0, 1000));
    open_table(f, "body,any,font.otf,0,\nbody,any," FONTS "FandolSong-Regular.otf,0,\n");
    use(f, "body");
    expect(f, DIAG_FONT_DAMAGED, 2);
}

static void member_missing(void **state)
{
    struct folder *f = *state;

    open_table(f, "body,any," FONTS "FandolKai-Regular.otf,1,\n"
                  "body,any," FONTS "FandolSong-Regular.otf,0,\n");
    use(f, "body");
    expect(f, DIAG_FONT_INDEX, 2);
    assert_true(str_eq(f->d.list[0].args[1], STR("1")));
}

/* Bytes of the font's table `tag`, in f->font. */
static unsigned char *table_of(struct folder *f, const char *tag)
{
    unsigned char *bytes = (unsigned char *)(uintptr_t)f->font.s;
    int n = bytes[4] << 8 | bytes[5];

    for (int i = 0; i < n; i++) {
        unsigned char *entry = bytes + 12 + 16 * i;
        if (memcmp(entry, tag, 4) == 0)
            return bytes + ((uint32_t)entry[8] << 24 | (uint32_t)entry[9] << 16 |
                            (uint32_t)entry[10] << 8 | entry[11]);
    }
    fail();
    return NULL;
}

static const struct licence_case {
    const char *name;
    unsigned fs_type;
    bool refused;
} licence_cases[] = {
    {"installable", 0x0000, false},       {"restricted", 0x0002, true},
    {"preview_and_print", 0x0004, false}, {"editable", 0x0008, false},
    {"no_subsetting", 0x0108, true},      {"bitmap_only", 0x0204, true},
};

static void licence_bits(void **state)
{
    const struct licence_case *c = *state;
    void *s;

    make_folder(&s);
    struct folder *f = s;
    unsigned char *os2 = table_of(f, "OS/2");
    os2[8] = (unsigned char)(c->fs_type >> 8);
    os2[9] = (unsigned char)c->fs_type;
    write_file(f, "font.otf", f->font);
    open_table(f, "body,any,font.otf,0,\nbody,any," FONTS "FandolSong-Regular.otf,0,\n");
    use(f, "body");
    if (c->refused)
        expect(f, DIAG_FONT_EMBEDDING_FORBIDDEN, 2);
    else
        assert_int_equal(f->d.n, 0);
    remove_folder(&s);
}

/* A font without a table that is needed. */
static void table_lacking(void **state)
{
    struct folder *f = *state;
    unsigned char *bytes = (unsigned char *)(uintptr_t)f->font.s;

    for (int i = 0; i < (bytes[4] << 8 | bytes[5]); i++)
        if (memcmp(bytes + 12 + 16 * i, "hmtx", 4) == 0)
            memcpy(bytes + 12 + 16 * i, "xxxx", 4);
    write_file(f, "font.otf", f->font);
    open_table(f, "body,any,font.otf,0,\nbody,any," FONTS "FandolSong-Regular.otf,0,\n");
    use(f, "body");
    expect(f, DIAG_FONT_DAMAGED, 2);
}

/* ---- the shipped fonts ---- */

static void shipped_roles(void **state)
{
    struct folder *f = *state;
    static const char *const roles[] = {"title",          "heading",      "subheading", "body",
                                        "table",          "table-strong", "folio",      "english",
                                        "english-strong", "watermark"};

    f->fs = open_fonts(&f->d);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        assert_true(fontset_role(f->fs, str_from(roles[i])) >= 0);
    assert_int_equal(fontset_role(f->fs, STR("no such role")), -1);
    assert_int_equal(fontset_n_faces(f->fs), 8);
}

static void shipped_faces(void **state)
{
    struct folder *f = *state;

    f->fs = open_fonts(&f->d);
    for (int i = 0; i < fontset_n_faces(f->fs); i++) {
        const struct face_info *info = fontset_face(f->fs, i);
        assert_non_null(info);
        assert_true(info->cff);
        assert_int_equal(info->units_per_em, 1000);
        assert_int_equal(info->index, 0);
        assert_in_range(info->ascent, 700, 1000);
        assert_in_range(-info->descent, 100, 300);
        assert_in_range(info->cap_height, 600, 800);
        assert_in_range(info->stem_v, 40, 200);
        assert_int_equal(info->italic_angle, 0);
        assert_false(info->fixed_pitch);
        assert_true(info->bbox[0] < info->bbox[2] && info->bbox[1] < info->bbox[3]);
    }
}

/* GB 2312, the signs of tables, and rare characters of names. */
static void shipped_coverage(void **state)
{
    struct folder *f = *state;
    static const uint32_t some[] = {0x4E00, 0x9F44, 0x9555, 0x5803, 0x5586, 0x73A5, 0x7FC0,
                                    0x6607, 0x73FA, 0x794E, 0x8D5F, 0x33A1, 0x00B2, 0x00B3,
                                    0x25B2, 0x2460, 0x3014, 0x2014, 0x2264, 0x2265, 'A',
                                    '0',    0x200B, 0x3000, 0x00A0, '\n'};

    f->fs = open_fonts(&f->d);
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        assert_true(fontset_covers(f->fs, some[i]));
    assert_false(fontset_covers(f->fs, 0x20BB7));
    assert_false(fontset_covers(f->fs, 0xE000));
    assert_false(fontset_covers(f->fs, 0xFFFD + 1));

    /* "A", U+E000, U+4E00, U+E000: each is found, also when asked again. */
    struct str text = STR("A\xEE\x80\x80\xE4\xB8\x80\xEE\x80\x80");
    size_t at = 0;
    assert_true(fontset_find_uncovered(f->fs, text, &at));
    assert_int_equal(at, 1);
    at = 4;
    assert_true(fontset_find_uncovered(f->fs, text, &at));
    assert_int_equal(at, 7);
    at = 10;
    assert_false(fontset_find_uncovered(f->fs, text, &at));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
#define COUNT(a)        (sizeof(a) / sizeof *(a))

int main(void)
{
    const struct CMUnitTest fixed[] = {
        IN_FOLDER(every_bad_row_is_named),
        IN_FOLDER(no_rows),
        IN_FOLDER(no_header),
        IN_FOLDER(byte_order_mark_and_line_ends),
        IN_FOLDER(no_table),
        IN_FOLDER(font_missing),
        IN_FOLDER(font_is_folder),
        IN_FOLDER(font_is_text),
        IN_FOLDER(font_cut_short),
        IN_FOLDER(member_missing),
        IN_FOLDER(table_lacking),
        IN_FOLDER(shipped_roles),
        IN_FOLDER(shipped_faces),
        IN_FOLDER(shipped_coverage),
    };
    struct CMUnitTest tests[COUNT(fixed) + COUNT(bad_rows) + COUNT(licence_cases)];
    size_t n = 0;

    for (size_t i = 0; i < COUNT(fixed); i++)
        tests[n++] = fixed[i];
    for (size_t i = 0; i < COUNT(bad_rows); i++)
        tests[n++] = (struct CMUnitTest){.name = bad_rows[i].name,
                                         .test_func = bad_row,
                                         .initial_state = (void *)(uintptr_t)&bad_rows[i]};
    for (size_t i = 0; i < COUNT(licence_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = licence_cases[i].name,
                                         .test_func = licence_bits,
                                         .initial_state = (void *)(uintptr_t)&licence_cases[i]};
    return cmocka_run_group_tests_name("font", tests, NULL, NULL);
}
