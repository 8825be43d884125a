/*
 * Any bytes as styles.xml and template.xml, the two parted by a line "=====";
 * without one they are a template.xml with good styles.  What can be read is
 * merged with facts that a good template finds, and dumped.
 */
#include "../merge/made.h"
#include "merge/merge.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char facts[] =
    ":head|year|name|name_breaks|published_on|up|change\n2022|甲部门|甲^部门|'2022-02-14|1|3741\n"
    ":unit|key|name\na|甲\nb|乙\n"
    ":t1|project|strong|total|depth|code|no|name|a\n|1|1|0|||合计|9000000000000\n"
    "p|0|0|1|'201|1|类|100\np|0|0|2|'20101|2|款|\n"
    ":prose_tasks|kind|level|text\nheading|1|甲\nparagraph||乙。\nitem|1|丙\n";

static bool write_file(const char *dir, const char *name, struct str s)
{
    char path[300];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "wb");
    if (f == NULL)
        return false;
    fwrite(s.s, 1, s.n, f);
    return fclose(f) == 0;
}

static struct str good_styles(struct arena *a)
{
    enum { ROOM = 1 << 16 };
    FILE *f = fopen(TEST_SOURCE_DIR "/tests/template/data/good/styles.xml", "rb");
    char *s = arena_new(a, char, ROOM);

    if (f == NULL)
        abort();
    size_t n = fread(s, 1, ROOM, f);
    fclose(f);
    return (struct str){s, n};
}

static void merge_and_dump(struct arena *a, const struct template *t, struct diags *d)
{
    struct doc *doc = merge(a, made_facts(a, facts), t, true, d);
    FILE *out = fopen("/dev/null", "w");

    if (doc == NULL && d->n == 0)
        __builtin_trap(); /* what is refused is reported */
    if (doc != NULL && out != NULL)
        doc_dump(doc, out);
    if (out != NULL)
        fclose(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    char dir[] = "/tmp/fuzz-template-XXXXXX", path[300];
    struct str all = {(const char *)data, size}, mark = STR("=====\n");
    size_t at = str_find(all, mark);

    if (mkdtemp(dir) == NULL)
        abort();
    struct str styles = at < size ? str_cut(all, 0, at) : good_styles(&a);
    write_file(dir, "styles.xml", styles);
    write_file(dir, "template.xml", at < size ? str_cut(all, at + mark.n, size) : all);
    struct template *t = template_load(&a, str_from(dir), &d);
    if (t == NULL && d.n == 0)
        __builtin_trap();
    if (t != NULL)
        merge_and_dump(&a, t, &d);
    snprintf(path, sizeof path, "%s/styles.xml", dir);
    unlink(path);
    snprintf(path, sizeof path, "%s/template.xml", dir);
    unlink(path);
    rmdir(dir);
    diags_release(&d);
    arena_release(&a);
    return 0;
}
