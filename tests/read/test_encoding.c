/* Encodings and characters that nobody can have meant. */
#include "read/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct decode_case {
    const char *name;
    struct str in;
    const char *out;   /* NULL: refused */
    const char *found; /* then: the finding and its line */
    int line;
} decode_cases[] = {
    { "utf8",               STR_INIT("a\xe9\xa2\x84"),              "a\u9884", NULL, 0 },
    { "byte_order_mark",    STR_INIT("\xef\xbb\xbf\xe9\xa2\x84"),   "\u9884",  NULL, 0 },
    { "empty",              STR_INIT(""),                           "",        NULL, 0 },
    { "mark_alone",         STR_INIT("\xef\xbb\xbf"),               "",        NULL, 0 },
    { "gbk",                STR_INIT("\xd4\xa4\xcb\xe3,1"),         "\u9884\u7b97,1", NULL, 0 },
    { "gb18030_four_bytes", STR_INIT("\x95\x32\x82\x36\xd4\xa4"),   "\U00020000\u9884", NULL, 0 },
    { "cut_off_gbk",        STR_INIT("\xd4\xa4\n\xd4\xa4\n\xcb"),   NULL, "TEXT_ENCODING", 3 },
    { "not_gb18030",        STR_INIT("\xd4\xa4\n\xff\xff\n"),       NULL, "TEXT_ENCODING", 2 },
    { "damaged_utf8",       STR_INIT("\xe9\xa2\x84\n\xe7\xae\x97\xe7\xae\n"),
                                                                    NULL, "TEXT_ENCODING", 2 },
    { "utf16_little",       STR_INIT("\xff\xfe" "a\0"),             NULL, "TEXT_UTF16", 1 },
    { "utf16_big",          STR_INIT("\xfe\xff\0a"),                NULL, "TEXT_UTF16", 1 },
};

static const struct text_case {
    const char *name;
    struct str in;
    const char *code, *number; /* what is reported; NULL: nothing */
} text_cases[] = {
    { "plain",           STR_INIT("a\u9884\uff08\U00020000"), NULL, NULL },
    { "line_end_and_tab", STR_INIT("a\n\tb"),         NULL,     NULL },
    { "ideographic_space", STR_INIT("a\u3000b"),      NULL,     NULL },
    { "bell",            STR_INIT("\u9884\ab"),       "U+0007", "2" },
    { "nul",             STR_INIT("a\0b"),            "U+0000", "2" },
    { "delete",          STR_INIT("ab\x7f"),          "U+007F", "3" },
    { "c1",              STR_INIT("\xc2\x85"),        "U+0085", "1" },
    { "zero_width",      STR_INIT("a\u200bb"),        "U+200B", "2" },
    { "right_to_left",   STR_INIT("a\u202eb"),        "U+202E", "2" },
    { "byte_order_mark", STR_INIT("a\ufeff"),         "U+FEFF", "2" },
    { "lost_character",  STR_INIT("a\ufffd"),         "U+FFFD", "2" },
    { "last_of_a_plane", STR_INIT("\xf0\x9f\xbf\xbf"), "U+1FFFF", "1" },
};
/* clang-format on */

static void check_decode(void **state)
{
    const struct decode_case *c = *state;
    struct arena a = {0};
    struct diags d = {0};
    struct str text = {0};
    bool ok = text_decode(&a, STR("x.csv"), c->in, &text, &d);

    assert_int_equal(ok, c->out != NULL);
    assert_int_equal(d.n, c->out == NULL);
    if (ok) {
        assert_true(str_eq(text, str_from(c->out)));
    } else {
        assert_string_equal(diag_name(d.list[0].id), c->found);
        assert_int_equal(d.list[0].at.line, c->line);
    }
    diags_release(&d);
    arena_release(&a);
}

static void check_text(void **state)
{
    const struct text_case *c = *state;
    struct diags d = {0};

    assert_int_equal(text_check(c->in, (struct place){.line = 7}, &d), c->code == NULL);
    assert_int_equal(d.n, c->code != NULL);
    if (d.n > 0) {
        assert_true(str_eq(d.list[0].args[0], str_from(c->code)));
        assert_true(str_eq(d.list[0].args[1], str_from(c->number)));
        assert_int_equal(d.list[0].at.line, 7);
    }
    diags_release(&d);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(decode_cases) + COUNT(text_cases)] = {0};
    size_t n = 0;

    for (size_t i = 0; i < COUNT(decode_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = decode_cases[i].name,
                                         .test_func = check_decode,
                                         .initial_state = (void *)&decode_cases[i]};
    for (size_t i = 0; i < COUNT(text_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = text_cases[i].name,
                                         .test_func = check_text,
                                         .initial_state = (void *)&text_cases[i]};
    return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
