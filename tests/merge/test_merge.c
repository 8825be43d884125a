/* Templates and facts written down in cases/, the document's dump compared. */
#include "made.h"
#include "merge/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char styles_xml[] =
    "<styles xmlns='urn:gongkai:styles' list-separator='、' date='{y}年{m}月{d}日' %s>"
    "<page-style name='a' width='210mm' height='297mm'/>"
    "<page-style name='wide' width='297mm' height='210mm'/>"
    "<page-style name='title' like='a'/>"
    "<par-style name='body' role='body' size='10pt' leading='20pt' term-role='bold'/>"
    "<par-style name='item' like='body' number-role='bold'/>"
    "<par-style name='cover' like='body' kind='title'/>"
    "<par-style name='number' like='body'/>"
    "<par-style name='h' like='body'/>"
    "<par-style name='caption' like='body'/>"
    "<par-style name='note' like='body'/>"
    "<heading level='1' par-style='h' number='第{n|han}部分' number-style='number' gap='　'"
    " contents='1' page='title'/>"
    "<heading level='2' par-style='h' number='{n|han}、' contents='2'/>"
    "<heading level='3' par-style='h' number='（{n|han}）'/>"
    "<heading level='4' par-style='h' number='{n}. '/>"
    "<table-style name='t' title='caption' note='note' role='table' size='9pt' strong-role='strong'"
    " strong-size='9pt' number-role='table' number-size='7pt' unit-role='table' unit-size='9pt'"
    " leading='12pt' again='续表　{title}' again-suffix='（续）' note-number='{n}. '/>"
    "<contents-style name='contents' leader-role='body' leader-size='10pt' dot-pitch='7pt'>"
    "<level par-style='body'/><level par-style='body'/></contents-style>"
    "<draft watermark='草稿' watermark-role='mark' watermark-size='99pt' line='草稿　{errors}项'"
    " line-clean='草稿' line-role='body' line-size='9pt'/>"
    "</styles>";

static const char head_facts[] = ":head|year|name|up|nothing|published_on|wide\n"
                                 "2022|某部门|1||'2022-02-14|123456000000\n";

/*
 * A case is a file of cases/, in parts that begin with a line "=== part":
 *     template   in a page of style a; its first line is line 2
 *     styles     more attributes of <styles>
 *     facts      beside the view `head`; see made.h
 *     found      findings, ID:line, one a line
 *     dump       of the document, behind the lines about the file
 * To take the present result as right: UPDATE_CASES=1 test_merge, then look
 * at the difference.
 */
struct merge_case {
    char *name, *path;
    char *templ, *styles, *facts, *found, *dump;
};

static void write_text(const char *dir, const char *name, const char *text)
{
    char path[300];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static struct template *load(struct arena *a, const char *body, const char *styles, struct diags *d)
{
    char dir[] = "/tmp/merge-XXXXXX";
    size_t room = strlen(body) + sizeof styles_xml + 1000;
    char *text = arena_new(a, char, room);

    assert_non_null(mkdtemp(dir));
    snprintf(text, room, styles_xml, styles);
    write_text(dir, "styles.xml", text);
    snprintf(text, room,
             "<template xmlns='urn:gongkai:template' lang='zh-CN' data='head' title='{name}'"
             " date='{published_on}'><page style='a'>\n%s</page></template>",
             body);
    write_text(dir, "template.xml", text);
    struct template *t = template_load(a, str_from(dir), d);
    unlink(str_z(a, str_printf(a, "%s/styles.xml", dir)));
    unlink(str_z(a, str_printf(a, "%s/template.xml", dir)));
    rmdir(dir);
    return t;
}

static struct str describe(struct arena *a, const struct diags *d)
{
    struct strbuf b = {.a = a};

    for (size_t i = 0; i < d->n; i++)
        strbuf_printf(&b, "%s:%d\n", diag_name(d->list[i].id), d->list[i].at.line);
    return strbuf_str(&b);
}

static char *dumped(struct arena *a, const struct doc *doc)
{
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    assert_non_null(out);
    doc_dump(doc, out);
    fclose(out);
    char *copy = str_z(a, str_from(text));
    free(text);
    return copy;
}

static const char *behind(const char *text, const char *part)
{
    const char *at = strstr(text, part);

    return at == NULL ? text : at + strlen(part);
}

/* ---- one case ---- */

static void put_part(FILE *out, const char *name, const char *text)
{
    if (text[0] != '\0')
        fprintf(out, "=== %s\n%s", name, text);
}

static void update(const struct merge_case *c, const char *found, const char *dump)
{
    FILE *out = fopen(c->path, "wb");

    assert_non_null(out);
    put_part(out, "template", c->templ);
    put_part(out, "styles", c->styles);
    put_part(out, "facts", c->facts);
    put_part(out, "found", found);
    put_part(out, "dump", dump);
    fclose(out);
}

static void merge_one(void **state)
{
    const struct merge_case *c = *state;
    struct arena a = {0};
    struct diags d = {0};
    char *dump = NULL;

    struct template *t = load(&a, c->templ, c->styles, &d);
    assert_string_equal(str_z(&a, describe(&a, &d)), "");
    const char *facts = str_z(&a, str_printf(&a, "%s%s", head_facts, c->facts));
    struct doc *doc = merge(&a, made_facts(&a, facts), t, false, &d);
    if (doc != NULL)
        dump = dumped(&a, doc);
    const char *shown = dump == NULL ? "" : behind(dump, "date 2022-02-14\n");
    const char *found = str_z(&a, describe(&a, &d));
    if (getenv("UPDATE_CASES") != NULL) {
        update(c, found, shown);
    } else {
        assert_string_equal(found, c->found);
        assert_string_equal(shown, c->dump);
    }
    diags_release(&d);
    arena_release(&a);
}

/* ---- drafts and limits ---- */

static void a_draft_counts_the_errors(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    struct template *t = load(&a, "<p>{year}</p>", "", &d);

    (void)state;
    struct doc *clean = merge(&a, made_facts(&a, head_facts), t, true, &d);
    assert_string_equal(str_z(&a, clean->draft->line.text), "草稿");
    assert_string_equal(str_z(&a, clean->draft->watermark.text), "草稿");
    DIAG_ADD(&d, DIAG_FILE_UNREADABLE, ((struct place){STR("a"), 1, 0}), STR("x"));
    struct doc *bad = merge(&a, made_facts(&a, head_facts), t, true, &d);
    assert_string_equal(str_z(&a, bad->draft->line.text), "草稿　1项");
    assert_null(merge(&a, made_facts(&a, head_facts), t, false, &d)->draft);
    diags_release(&d);
    arena_release(&a);
}

/* 60^5 paragraphs: ends soon, with one finding. */
static void loops_within_loops_end(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    struct strbuf facts = {.a = &a};
    struct template *t = load(&a,
                              "<each view='v'><each view='v'><each view='v'><each view='v'>"
                              "<each view='v'><p>{n}</p></each></each></each></each></each>",
                              "", &d);

    (void)state;
    strbuf_add(&facts, str_from(head_facts));
    strbuf_add(&facts, STR(":v|n\n"));
    for (int i = 0; i < 60; i++)
        strbuf_add(&facts, STR("1\n"));
    merge(&a, made_facts(&a, str_z(&a, strbuf_str(&facts))), t, false, &d);
    assert_string_equal(str_z(&a, describe(&a, &d)), "MERGE_TOO_LARGE:2\n");
    diags_release(&d);
    arena_release(&a);
}

/* ---- all cases ---- */

static char *read_text(struct arena *a, const char *path)
{
    enum { ROOM = 1 << 16 };
    FILE *f = fopen(path, "rb");
    char *text = arena_new(a, char, ROOM);

    assert_non_null(f);
    assert_true(fread(text, 1, ROOM - 1, f) > 0);
    fclose(f);
    return text;
}

/* The lines of one part; empty if it is missing. */
static char *part_of(struct arena *a, const char *text, const char *name)
{
    char *head = str_z(a, str_printf(a, "=== %s\n", name));
    const char *at = strstr(text, head);

    if (at == NULL)
        return str_z(a, STR(""));
    at += strlen(head);
    const char *end = strstr(at, "=== ");
    size_t n = end == NULL ? strlen(at) : (size_t)(end - at);
    return str_z(a, (struct str){at, n});
}

static struct merge_case read_case(struct arena *a, const char *dir, const char *name)
{
    struct merge_case c = {.name = str_z(a, str_from(name))};

    c.path = str_z(a, str_printf(a, "%s/%s", dir, name));
    char *text = read_text(a, c.path);
    c.templ = part_of(a, text, "template");
    c.styles = part_of(a, text, "styles");
    c.facts = part_of(a, text, "facts");
    c.found = part_of(a, text, "found");
    c.dump = part_of(a, text, "dump");
    return c;
}

static int visible(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

int main(void)
{
    static const char dir[] = TEST_SOURCE_DIR "/tests/merge/cases";
    struct arena a = {0};
    struct dirent **entries;
    int n = scandir(dir, &entries, visible, alphasort);

    if (n <= 0)
        return 1;
    struct merge_case *cases = arena_new(&a, struct merge_case, (size_t)n);
    struct CMUnitTest *all = arena_new(&a, struct CMUnitTest, (size_t)n + 2);
    for (int i = 0; i < n; i++) {
        cases[i] = read_case(&a, dir, entries[i]->d_name);
        all[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = merge_one, .initial_state = &cases[i]};
        free(entries[i]);
    }
    free(entries);
    all[n] = (struct CMUnitTest)cmocka_unit_test(a_draft_counts_the_errors);
    all[n + 1] = (struct CMUnitTest)cmocka_unit_test(loops_within_loops_end);
    int failed = _cmocka_run_group_tests("merge", all, (size_t)n + 2, NULL, NULL);
    arena_release(&a);
    return failed;
}
