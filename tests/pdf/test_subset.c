/*
 * Copied charstrings against HarfBuzz's subsetter: every glyph of every font
 * that comes with the program, and subsets in wild order, are drawn alike.
 */
#include "pdf/cff_int.h"
#include "pdf/fontfile_int.h"

#include "outlines.h"
#include "sample.h"

#include <hb-subset.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { MAX_FACES = 32 };

static struct fontset *fonts;

/* The whole face as HarfBuzz's subsetter writes it, glyph numbers kept. */
static hb_face_t *oracle(const struct face_info *info)
{
    hb_blob_t *blob =
        hb_blob_create(info->data, (unsigned)info->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, info->index), *subset;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    hb_set_add_range(hb_subset_input_glyph_set(input), 0, hb_face_get_glyph_count(face) - 1);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE);
    subset = hb_subset_or_fail(face, input);
    assert_non_null(subset);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return subset;
}

/* The shipped fonts go the quick way: their glyphs can be copied. */
static void check_quick(const struct face_info *info, const uint32_t *gids, size_t n)
{
    hb_blob_t *blob =
        hb_blob_create(info->data, (unsigned)info->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, info->index);
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned size;
    const char *bytes = hb_blob_get_data(table, &size);
    struct cff cff;

    assert_true(info->cff);
    assert_true(cff_open((struct str){bytes, size}, &cff));
    assert_true(cff_copyable(&cff, gids, n));
    hb_blob_destroy(table);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

static void compare(const struct face_info *info, struct outlines *judge, const uint32_t *gids,
                    size_t n)
{
    struct arena a = {0};
    struct font_file file;

    check_quick(info, gids, n);
    assert_true(font_file_make(&a, info, gids, n, &file));
    assert_true(file.cff);
    struct outlines *ours = outlines_open(file.program.s, file.program.n, 0);
    assert_non_null(ours);
    assert_int_equal(outlines_count(ours), n);
    for (size_t i = 0; i < n; i++)
        if (!outlines_equal(ours, (uint32_t)i, judge, gids[i]))
            fail_msg("%s: glyph %u, as %zu", info->postscript_name, gids[i], i);
    outlines_close(ours);
    arena_release(&a);
}

static void check_face(void **state)
{
    const struct face_info *info = *state;
    struct arena a = {0};
    hb_face_t *reference = oracle(info);
    hb_blob_t *blob = hb_face_reference_blob(reference);
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    struct outlines *judge = outlines_open(data, size, 0);

    assert_non_null(judge);
    uint32_t n = outlines_count(judge), inked = 0;
    uint32_t *gids = arena_new(&a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        gids[i] = i;
        inked += outlines_inked(judge, i);
    }
    assert_true(inked > n / 2); /* two empty fonts would be alike */
    compare(info, judge, gids, n);

    /* Few glyphs in wild order, .notdef and others twice. */
    for (uint32_t k = 2; k <= 700; k *= 3) {
        for (uint32_t i = 1; i < k; i++)
            gids[i] = (uint32_t)((uint64_t)i * 2654435761u % n);
        gids[k] = gids[1];
        compare(info, judge, gids, k + 1);
    }
    outlines_close(judge);
    hb_blob_destroy(blob);
    hb_face_destroy(reference);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[MAX_FACES];
    size_t n = 0;

    fonts = sample_fonts();
    for (int i = 0; i < fontset_n_faces(fonts) && n < MAX_FACES; i++) {
        const struct face_info *info = fontset_face(fonts, i);
        if (info == NULL)
            return 1;
        tests[n++] = (struct CMUnitTest){.name = info->postscript_name,
                                         .test_func = check_face,
                                         .initial_state = (void *)(uintptr_t)info};
    }
    int failed = _cmocka_run_group_tests("subset", tests, n, NULL, NULL);
    fontset_close(fonts);
    return failed;
}
