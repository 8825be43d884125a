/*
 * Fonts that cannot be copied glyph by glyph go the general way, and are drawn
 * as before.  hard_fonts.py has made them in the working directory.
 */
#include "pdf/cff_int.h"
#include "pdf/fontfile_int.h"
#include "pdf/pdf.h"

#include "outlines.h"
#include "sample.h"

#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct fontset *fonts;

static const struct hard_case {
    const char *name;
    bool cff, copyable, embeds;
} cases[] = {
    {"HardPlain", true, true, true},      {"HardLocal", true, false, true},
    {"HardGlobal", true, false, true},    {"HardComposed", true, false, false},
    {"HardCid", true, false, true},       {"HardTrueType", false, false, true},
    {"HardVariable", false, false, true}, {"HardFirst", false, false, true},
    {"HardSecond", true, false, true},
};

static bool copyable(const struct face_info *info, const uint32_t *gids, size_t n)
{
    hb_blob_t *blob =
        hb_blob_create(info->data, (unsigned)info->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, info->index);
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned size;
    const char *bytes = hb_blob_get_data(table, &size);
    struct cff cff;
    bool can = cff_open((struct str){bytes, size}, &cff) && cff_copyable(&cff, gids, n);

    hb_blob_destroy(table);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return can;
}

/* The glyph that CID `cid` draws. */
static uint32_t drawn_glyph(const struct font_file *file, size_t cid)
{
    if (file->cff)
        return (uint32_t)cid;
    return (uint32_t)((unsigned char)file->map.s[2 * cid] << 8 |
                      (unsigned char)file->map.s[2 * cid + 1]);
}

static void check_font(void **state)
{
    const struct hard_case *c = *state;
    const struct face_info *info = fontset_face(fonts, sample_face(fonts, c->name));
    struct arena a = {0};
    struct font_file file;
    struct outlines *before = outlines_open(info->data, info->size, info->index);
    uint32_t n = outlines_count(before);
    uint32_t *gids = arena_new(&a, uint32_t, n);

    for (uint32_t i = 1; i < n; i++)
        gids[i] = n - i; /* the last glyph first, after .notdef */
    assert_int_equal(info->cff, c->cff);
    assert_int_equal(copyable(info, gids, n), c->copyable);
    assert_int_equal(font_file_make(&a, info, gids, n, &file), c->embeds);
    if (c->embeds) {
        assert_int_equal(file.cff, c->cff);
        assert_string_equal(file.name + 7, c->name);
        struct outlines *after = outlines_open(file.program.s, file.program.n, 0);
        assert_non_null(after);
        for (uint32_t i = 0; i < n; i++)
            if (!outlines_equal(after, drawn_glyph(&file, i), before, gids[i]))
                fail_msg("%s: glyph %u", c->name, gids[i]);
        outlines_close(after);
    }
    outlines_close(before);
    arena_release(&a);
}

/* A page of text in each of them, for conform.py; what cannot be embedded is
   a finding that names the font, and no file. */
static void check_file(void **state)
{
    struct arena a = {0};
    struct diags found = {0};
    struct tag tags[2] = {{.kind = TAG_DOCUMENT, .parent = -1}, {.kind = TAG_P}};
    struct page_item items[COUNT(cases)] = {0};
    struct page page = {595276, 841890, 1, true, items, 0, NULL, 0};
    struct pages pages = {.pages = &page, .n_pages = 1, .tags = tags, .n_tags = 2};
    struct pdf_options options = {.profile = PDF_A2A};
    struct str file = {0};

    (void)state;
    pages.title = STR("hard");
    pages.lang = STR("en");
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (!cases[i].embeds)
            continue;
        struct page_item *item = &items[page.n_items++];
        item->tag = 1;
        item->run = sample_run(&a, fonts, sample_face(fonts, cases[i].name), 20000, 100000,
                               100000 + 30000 * (mpt)i, "A BA");
        item->run.glyphs[3].gid = 0; /* as layout leaves a character that is in no font */
    }
    assert_true(pdf_write(&a, &pages, fonts, &options, &file, &found));
    FILE *f = fopen("hard.pdf", "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(file.s, 1, file.n, f), file.n);
    fclose(f);

    items[0].run = sample_run(&a, fonts, sample_face(fonts, "HardComposed"), 20000, 0, 0, "AB");
    assert_int_equal(found.n, 0);
    assert_false(pdf_write(&a, &pages, fonts, &options, &file, &found));
    assert_int_equal(found.n, 1);
    assert_int_equal(found.list[0].id, DIAG_PDF_FONT_UNUSABLE);
    assert_true(str_eq(found.list[0].args[0], STR("HardComposed")));
    diags_release(&found);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases)];
    const struct CMUnitTest others[] = {cmocka_unit_test(check_file)};
    struct diags found = {0};

    fonts = fontset_open(STR("hard.csv"), &found);
    if (fonts == NULL)
        return 1;
    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = check_font, .initial_state = (void *)&cases[i]};
    int failed = cmocka_run_group_tests_name("hard_fonts", tests, NULL, NULL) +
                 cmocka_run_group_tests_name("hard_file", others, NULL, NULL);
    fontset_close(fonts);
    diags_release(&found);
    return failed;
}
