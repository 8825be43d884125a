/* Writes the sample in every profile and leaves the files for sample.py. */
#include "pdf/pdf.h"

#include "sample.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static const struct pdf_attachment attachments[] = {
    {STR_INIT("\xE8\xA1\xA8.csv"), STR_INIT("text/csv"), STR_INIT("\xE8\xA1\xA8"),
     STR_INIT("a,b\r\n1,2\r\n"), PDF_DATA},
    {STR_INIT("a.csv"), STR_INIT("text/csv"), STR_INIT("second"), STR_INIT(""), PDF_SOURCE},
};

/* The sample as a file, in `a`. */
static struct str make(struct arena *a, enum pdf_profile profile)
{
    struct diags found = {0};
    struct arena mem = {0};
    struct fontset *fonts = sample_fonts();
    struct pdf_options options = {profile, attachments, profile == PDF_A3A ? 2 : 0};
    struct str file = {0};

    assert_true(pdf_write(a, sample_pages(&mem, fonts), fonts, &options, &file, &found));
    assert_int_equal(found.n, 0);
    fontset_close(fonts);
    arena_release(&mem);
    diags_release(&found);
    return file;
}

static void save(const char *name, struct str bytes)
{
    FILE *f = fopen(name, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(bytes.s, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static void check_profiles(void **state)
{
    struct arena a = {0};

    (void)state;
    save("sample-plain.pdf", make(&a, PDF_PLAIN));
    save("sample-a2a.pdf", make(&a, PDF_A2A));
    save("sample-a3a.pdf", make(&a, PDF_A3A));
    arena_release(&a);
}

/* Neither clock nor zone nor locale nor what happened before has a say. */
static void check_same_bytes(void **state)
{
    struct arena a = {0};

    (void)state;
    for (enum pdf_profile p = PDF_PLAIN; p <= PDF_A3A; p++) {
        struct str first = make(&a, p);
        setenv("TZ", "Asia/Shanghai", 1);
        tzset();
        setlocale(LC_ALL, "de_DE.UTF-8"); /* a comma for a point, where installed */
        void *hole = malloc(12345);
        struct str second = make(&a, p);
        free(hole);
        setlocale(LC_ALL, "C");
        setenv("TZ", "UTC", 1);
        tzset();
        assert_int_equal(first.n, second.n);
        assert_memory_equal(first.s, second.s, first.n);
    }
    arena_release(&a);
}

/* Another title is another file, with another ID. */
static void check_id(void **state)
{
    struct arena a = {0}, mem = {0};
    struct diags found = {0};
    struct fontset *fonts = sample_fonts();
    struct pages *pages = sample_pages(&mem, fonts);
    struct pdf_options options = {.profile = PDF_A2A};
    struct str one, two;
    static const struct str key = STR_INIT("/ID[<");

    (void)state;
    assert_true(pdf_write(&a, pages, fonts, &options, &one, &found));
    pages->title = STR("other");
    assert_true(pdf_write(&a, pages, fonts, &options, &two, &found));
    size_t at_one = str_find(one, key), at_two = str_find(two, key);
    assert_true(at_one < one.n && at_two < two.n);
    assert_memory_not_equal(one.s + at_one + key.n, two.s + at_two + key.n, 32);
    fontset_close(fonts);
    diags_release(&found);
    arena_release(&mem);
    arena_release(&a);
}

/* The least that pages can be: one, empty. */
static void check_empty_page(void **state)
{
    struct arena a = {0};
    struct diags found = {0};
    struct fontset *fonts = sample_fonts();
    struct tag document = {.kind = TAG_DOCUMENT, .parent = -1};
    struct page page = {.width = 595276, .height = 841890, .number = 1};
    struct pages pages = {.pages = &page, .n_pages = 1, .tags = &document, .n_tags = 1};
    struct str file;

    (void)state;
    for (enum pdf_profile p = PDF_PLAIN; p <= PDF_A3A; p++) {
        assert_true(
            pdf_write(&a, &pages, fonts, &(struct pdf_options){.profile = p}, &file, &found));
        save("empty.pdf", file);
        assert_int_equal(system("qpdf --check empty.pdf >empty.log 2>&1"), 0);
    }
    assert_int_equal(found.n, 0);
    fontset_close(fonts);
    diags_release(&found);
    arena_release(&a);
}

/* Two attached files of one name would be one in the tree of names. */
static void check_attached_twice(void **state)
{
    struct arena a = {0}, mem = {0};
    struct diags found = {0};
    struct fontset *fonts = sample_fonts();
    const struct pdf_attachment twice[] = {attachments[0], attachments[1], attachments[0]};
    struct pdf_options options = {PDF_A3A, twice, 3};
    struct str file;

    (void)state;
    assert_false(pdf_write(&a, sample_pages(&mem, fonts), fonts, &options, &file, &found));
    assert_int_equal(found.n, 1);
    assert_int_equal(found.list[0].id, DIAG_PDF_ATTACHED_TWICE);
    fontset_close(fonts);
    diags_release(&found);
    arena_release(&mem);
    arena_release(&a);
}

/* Many pages, links and tags: the limits of libharu's arrays are not met. */
static void check_many_pages(void **state)
{
    enum { N = 40000 };
    struct arena a = {0};
    struct diags found = {0};
    struct fontset *fonts = sample_fonts();
    struct tag *tags = arena_new(&a, struct tag, N + 1);
    struct page *list = arena_new(&a, struct page, N);
    struct page_item *items = arena_new(&a, struct page_item, N);
    struct pages pages = {.pages = list, .n_pages = N, .tags = tags, .n_tags = N + 1};
    struct page_item text = {.kind = ITEM_RUN};
    struct str file;

    (void)state;
    text.run = sample_run(&a, fonts, 0, 12000, 100000, 100000, "A");
    tags[0] = (struct tag){.kind = TAG_DOCUMENT, .parent = -1};
    pages.title = STR("many");
    pages.lang = STR("en");
    for (int i = 0; i < N; i++) {
        tags[i + 1] = (struct tag){.kind = TAG_P};
        items[i] = text;
        items[i].tag = i + 1;
        list[i] = (struct page){595276, 841890, i + 1, true, &items[i], 1, NULL, 0};
    }
    struct pdf_options options = {.profile = PDF_A2A};
    /* The Document has more kids than an array of libharu's may have; ours are printed. */
    assert_true(pdf_write(&a, &pages, fonts, &options, &file, &found));
    save("many.pdf", file);
    assert_int_equal(system("qpdf --check many.pdf >many.log 2>&1"), 0);
    fontset_close(fonts);
    diags_release(&found);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_profiles),   cmocka_unit_test(check_same_bytes),
        cmocka_unit_test(check_id),         cmocka_unit_test(check_empty_page),
        cmocka_unit_test(check_many_pages), cmocka_unit_test(check_attached_twice),
    };

    return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
