/* Runs lines.tests: each of its lines is a test with its name. */
#include "base/file.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>

enum { SIZE = 10000 };

struct line_case {
    const char *name, *role;
    int width; /* 1/100 em */
    struct str flags, text, lines;
};

static bool has(struct str flags, char flag)
{
    return memchr(flags.s, flag, flags.n) != NULL;
}

/* The text with its two escapes resolved. */
static const char *plain(struct arena *a, struct str text)
{
    struct strbuf b = {.a = a};

    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '^')
            strbuf_addu(&b, 0x200B);
        else
            strbuf_addc(&b, text.s[i] == '_' ? '\n' : text.s[i]);
    }
    return str_z(a, strbuf_str(&b));
}

static void check_case(void **state)
{
    const struct line_case *c = *state;
    struct diags d = {0};
    struct arena a = {0};
    struct fontset *fs = open_fonts(&d);
    struct paragraph_style style = {.size = SIZE, .auto_space = has(c->flags, 's')};
    struct paragraph *p = make_paragraph(&a, fs, c->role, plain(&a, c->text), &style, &d);
    struct paragraph_shape shape = {
        .width = c->width * (SIZE / 100),
        .first_indent = has(c->flags, 'i') ? 2 * SIZE : 0,
        .fill = has(c->flags, 'j')   ? FILL_JUSTIFY
                : has(c->flags, 'r') ? FILL_RAGGED
                                     : FILL_FIRST_FIT,
        .centered = has(c->flags, 'c'),
        .last_min_chars = has(c->flags, '2') ? 2 : 0,
    };
    struct lines lines = paragraph_break(&a, p, &shape);
    struct strbuf got = {.a = &a};

    if (lines.overfull)
        strbuf_addc(&got, '!');
    for (int i = 0; i < lines.n; i++) {
        check_line(&lines.lines[i]);
        if (i > 0)
            strbuf_addc(&got, '|');
        strbuf_add(&got, str_trim(line_text(&a, &lines.lines[i])));
    }
    assert_string_equal(str_z(&a, strbuf_str(&got)), str_z(&a, c->lines));
    assert_int_equal(d.n, 0);
    fontset_close(fs);
    arena_release(&a);
    diags_release(&d);
}

static struct str next_part(struct str *rest, struct str separator)
{
    size_t at = str_find(*rest, separator);
    struct str part = str_trim(str_cut(*rest, 0, at));

    *rest = str_cut(*rest, at + separator.n, rest->n);
    return part;
}

static struct line_case read_case(struct arena *a, struct str line)
{
    struct line_case c = {.name = str_z(a, next_part(&line, STR(":")))};
    struct str head = next_part(&line, STR(":"));

    c.role = str_z(a, next_part(&head, STR(" ")));
    c.width = atoi(str_z(a, next_part(&head, STR(" "))));
    c.flags = head;
    c.text = next_part(&line, STR("=>"));
    c.lines = str_trim(line);
    return c;
}

int main(void)
{
    struct arena a = {0};
    struct diags d = {0};
    struct str file = {0};
    struct line_case *cases = NULL;
    size_t n = 0, cap = 0;

    if (!file_read(&a, STR(TEST_SOURCE_DIR "/tests/text/lines.tests"), 1 << 20, &file, &d))
        return 1;
    while (file.n > 0) {
        struct str line = next_part(&file, STR("\n"));
        if (line.n > 0 && line.s[0] != '#')
            ARENA_PUSH(&a, cases, n, cap) = read_case(&a, line);
    }
    if (n == 0)
        return 1;
    struct CMUnitTest *tests = arena_new(&a, struct CMUnitTest, n);
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = check_case, .initial_state = &cases[i]};
    int failed = _cmocka_run_group_tests("lines", tests, n, NULL, NULL);
    arena_release(&a);
    return failed;
}
