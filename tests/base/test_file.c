/* Whole files in and out, and what is left after a failure. */
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct room {
    struct arena a;
    struct diags d;
    struct str folder;
};

static int enter(void **state)
{
    struct room *r = calloc(1, sizeof *r);
    char name[] = "/tmp/gongkai-test-XXXXXX";

    if (r == NULL || mkdtemp(name) == NULL)
        return -1;
    r->folder = str_copy(&r->a, str_from(name));
    *state = r;
    return 0;
}

static int leave(void **state)
{
    struct room *r = *state;
    struct str command = str_printf(&r->a, "rm -r %.*s", STR_FMT(r->folder));
    int status = system(str_z(&r->a, command));

    diags_release(&r->d);
    arena_release(&r->a);
    free(r);
    return status;
}

static int count_files(struct room *r)
{
    DIR *dir = opendir(str_z(&r->a, r->folder));
    int n = 0;

    assert_non_null(dir);
    while (readdir(dir) != NULL)
        n++;
    closedir(dir);
    return n - 2; /* . and .. */
}

static void write_and_read(void **state)
{
    struct room *r = *state;
    struct str path = path_join(&r->a, r->folder, STR("x"));
    struct str back;

    assert_true(file_write(path, STR("one"), &r->d));
    assert_true(file_write(path, STR("two\0three"), &r->d));
    assert_true(file_read(&r->a, path, 100, &back, &r->d));
    assert_true(str_eq(back, STR("two\0three")));
    assert_int_equal(count_files(r), 1);
    assert_int_equal(r->d.n, 0);
}

static void old_file_stays(void **state)
{
    struct room *r = *state;
    struct str path = path_join(&r->a, r->folder, STR("x"));

    /* A folder in the way of the rename. */
    assert_int_equal(mkdir(str_z(&r->a, path), 0777), 0);
    assert_false(file_write(path, STR("new"), &r->d));
    assert_int_equal(count_files(r), 1);
    assert_int_equal(r->d.n, 1);
    assert_int_equal(r->d.list[0].id, DIAG_FILE_UNWRITABLE);
}

static void refused(void **state)
{
    struct room *r = *state;
    struct str out;
    struct str pipe = path_join(&r->a, r->folder, STR("pipe"));
    struct str big = path_join(&r->a, r->folder, STR("big"));

    assert_false(file_read(&r->a, path_join(&r->a, r->folder, STR("none")), 9, &out, &r->d));
    assert_false(file_read(&r->a, r->folder, 9, &out, &r->d));
    assert_int_equal(mkfifo(str_z(&r->a, pipe), 0600), 0);
    assert_false(file_read(&r->a, pipe, 9, &out, &r->d)); /* and does not wait */
    assert_true(file_write(big, STR("ten bytes!"), &r->d));
    assert_false(file_read(&r->a, big, 9, &out, &r->d));
    assert_int_equal(diags_count(&r->d, SEVERITY_SYSTEM), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(write_and_read, enter, leave),
        cmocka_unit_test_setup_teardown(old_file_stays, enter, leave),
        cmocka_unit_test_setup_teardown(refused, enter, leave),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
