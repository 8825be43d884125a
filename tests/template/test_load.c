/* Templates, good and bad: each fault is found, at its line, and all in one run. */
#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <libxml/relaxng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BEGIN                                                                                      \
    "<template xmlns='urn:gongkai:template' lang='zh-CN' data='head' title='{name}'>\n"            \
    "<page style='portrait'>\n"
#define END   "\n</page></template>"
#define TABLE "<table view='t' style='table'>"

static char *read_text(const char *path)
{
    FILE *f = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);

    assert_non_null(f);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 20) - 1, f) > 0);
    fclose(f);
    return text;
}

static void write_text(const char *dir, const char *name, const char *text)
{
    char path[300];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* A folder with two files, removed by drop_folder(). */
static void make_folder(char dir[32], const char *styles, const char *templ)
{
    strcpy(dir, "/tmp/template-XXXXXX");
    assert_non_null(mkdtemp(dir));
    write_text(dir, "styles.xml", styles);
    write_text(dir, "template.xml", templ);
}

static void drop_folder(const char *dir)
{
    char path[300];

    snprintf(path, sizeof path, "%s/styles.xml", dir);
    unlink(path);
    snprintf(path, sizeof path, "%s/template.xml", dir);
    unlink(path);
    rmdir(dir);
}

static char *good_styles(void)
{
    return read_text(TEST_SOURCE_DIR "/tests/template/data/good/styles.xml");
}

/* "ID:line ID:line ..." in the order in which they were found. */
static void describe(const struct diags *d, char *out, size_t room)
{
    size_t n = 0;

    out[0] = '\0';
    for (size_t i = 0; i < d->n && n < room; i++)
        n += (size_t)snprintf(out + n, room - n, "%s%s:%d", i == 0 ? "" : " ",
                              diag_name(d->list[i].id), d->list[i].at.line);
}

static void expect(const char *styles, const char *templ, const char *found)
{
    struct arena a = {0};
    struct diags d = {0};
    char dir[32], text[2000];

    make_folder(dir, styles, templ);
    struct template *t = template_load(&a, str_from(dir), &d);
    drop_folder(dir);
    describe(&d, text, sizeof text);
    assert_string_equal(text, found);
    assert_int_equal(t == NULL, found[0] != '\0');
    diags_release(&d);
    arena_release(&a);
}

/* ---- template.xml ---- */

struct template_case {
    const char *name, *body, *found; /* the body begins on line 3 */
};

static const struct template_case template_cases[] = {
    {"plain paragraph", "<p>{name}甲。</p>", ""},
    {"unknown element", "<q/>", "TEMPLATE_ELEMENT:3"},
    {"element where it may not stand", "<p><page style='portrait'/></p>", "TEMPLATE_ELEMENT:3"},
    {"line break is not offered", "<p>甲<br/>乙</p>", "TEMPLATE_CUT_SENTENCE:3 TEMPLATE_ELEMENT:3"},
    {"bare text among blocks", "甲\n<p>乙</p>", "TEMPLATE_TEXT:3"},
    {"unknown attribute", "<p styl='body'>甲</p>", "TEMPLATE_ATTRIBUTE:3"},
    {"unknown style", "<p style='bdy'>甲</p>", "TEMPLATE_UNKNOWN_STYLE:3"},
    {"unknown page style", "<page style='a4'/>", "TEMPLATE_UNKNOWN_STYLE:3"},
    {"unknown contents style", "<contents style='x'/>", "TEMPLATE_UNKNOWN_STYLE:3"},
    {"missing attribute", "<page/>", "TEMPLATE_ATTRIBUTE_MISSING:3"},
    {"yes or no", "<section title='甲' numbered='ja'/>", "TEMPLATE_VALUE:3"},
    {"all faults in one run", "<q/>\n<p style='x'>{a|b}</p>\n<each/>",
     "TEMPLATE_ELEMENT:3 TEMPLATE_UNKNOWN_STYLE:4 TEMPLATE_UNKNOWN_FORMAT:4 "
     "TEMPLATE_ATTRIBUTE_MISSING:5"},

    {"unknown format", "<p>{a|amout}</p>", "TEMPLATE_UNKNOWN_FORMAT:3"},
    {"every format",
     "<p>{a|amount}{a|amount2}{a|rate}{a|han}{a|date}{a|breaks}{v.a|list}{v.a|amount}</p>", ""},
    {"brace that is not closed", "<p>{a</p>", "TEMPLATE_BRACE:3"},
    {"brace in a brace", "<p>{a{b}</p>", "TEMPLATE_BRACE:3"},
    {"empty brace", "<p>{}</p>", "TEMPLATE_BRACE:3"},
    {"blank in a brace", "<p>{a b}</p>", "TEMPLATE_BRACE:3"},
    {"brace itself", "<p>{{a}</p>", ""},
    {"list without a view", "<p>{a|list}</p>", "TEMPLATE_LIST:3"},
    {"placeholder of a number", "<items number='{x}'><item>甲</item></items>",
     "TEMPLATE_PLACEHOLDER:3"},

    {"sentence in a conditional",
     "<p><choose><when test='a'><s>甲。</s></when><otherwise><s>乙！</s></otherwise></choose></p>",
     ""},
    {"sentence that ends with a field", "<p><s>原因是{reason}</s></p>", "TEMPLATE_CUT_SENTENCE:3"},
    {"sentence of one field", "<p><s>{reason}</s></p>", ""},
    {"sentence that ends with a comma", "<p>\n<s>甲，</s></p>", "TEMPLATE_CUT_SENTENCE:4"},
    {"sentence that ends in quotes", "<p><s>甲说：“乙。”</s></p>", ""},
    {"sentence that begins with a comma", "<p><s>甲。</s><s>，乙。</s></p>",
     "TEMPLATE_CUT_SENTENCE:3"},
    {"words pasted in",
     "<p>比上年<choose><when "
     "test='up'><s>增加</s></when><otherwise><s>减少</s></otherwise></choose>"
     "{x|amount}万元。</p>",
     "TEMPLATE_CUT_SENTENCE:3 TEMPLATE_CUT_SENTENCE:3 TEMPLATE_CUT_SENTENCE:3"},
    {"bare text in a conditional", "<p><choose><when test='up'>甲。</when></choose></p>",
     "TEMPLATE_CUT_SENTENCE:3"},
    {"text cut before a loop", "<p>包括<each view='v'><s>{a}。</s></each></p>",
     "TEMPLATE_CUT_SENTENCE:3"},
    {"text after a sentence goes on", "<p><s>甲。</s>、乙。</p>", "TEMPLATE_CUT_SENTENCE:3"},
    {"condition within a sentence", "<p><s>甲<choose><when test='a'/></choose>。</s></p>",
     "TEMPLATE_CUT_SENTENCE:3"},
    {"colon and semicolon end", "<p><s>甲：</s><s>乙；</s><s>丙？</s></p>", ""},
    {"paragraph without conditionals may end as it likes", "<p>甲，乙</p>", ""},
    {"item is held to it too",
     "<items><item>甲<choose><when test='a'><s>乙。</s></when></choose></item></items>",
     "TEMPLATE_CUT_SENTENCE:3"},
    {"lead is held to it too", "<prose sheet='p'><lead><s>职责</s></lead></prose>",
     "TEMPLATE_CUT_SENTENCE:3"},
    {"whole blocks in a conditional",
     "<choose><when test='a'><p>甲，</p></when><when test='b.c'><p>乙</p></when></choose>", ""},

    {"choose without when", "<choose/>", "TEMPLATE_LACKING:3"},
    {"otherwise before when", "<choose><otherwise/><when test='a'/></choose>",
     "TEMPLATE_ELEMENT:3"},
    {"match without a column", "<each view='v' match='a'/>", "TEMPLATE_VALUE:3"},
    {"item outside items", "<item>甲</item>", "TEMPLATE_ITEM_OUTSIDE:3"},
    {"section too deep",
     "<part title='1'><section title='2'><section title='3'>\n<section title='4'/></section>"
     "</section></part>",
     "TEMPLATE_HEADING_LEVEL:4"},

    {"table", TABLE "<column field='a' title='甲' width='10pt'/></table>", ""},
    {"table without columns", TABLE "</table>", "TEMPLATE_LACKING:3"},
    {"length without unit", TABLE "<column field='a' width='10'/></table>", "TEMPLATE_LENGTH:3"},
    {"length of letters", TABLE "<column field='a' width='1O pt'/></table>", "TEMPLATE_LENGTH:3"},
    {"length with too many decimals", TABLE "<column field='a' width='1.1234567pt'/></table>",
     "TEMPLATE_LENGTH:3"},
    {"length beyond reason", TABLE "<column field='a' width='99999mm'/></table>",
     "TEMPLATE_LENGTH:3"},
    {"length of many digits",
     TABLE "<column field='a' width='1.00000pt' min='9999999999999999999pt'/></table>",
     "TEMPLATE_LENGTH:3 TEMPLATE_WIDTH:3"},
    {"negative width", TABLE "<column field='a' width='-1pt'/></table>", "TEMPLATE_LENGTH:3"},
    {"width and limits", TABLE "<column field='a' width='1pt' min='1pt'/></table>",
     "TEMPLATE_WIDTH:3"},
    {"limits that cross", TABLE "<column field='a' min='2pt' max='1pt'/></table>",
     "TEMPLATE_WIDTH:3"},
    {"alignment", TABLE "<column field='a' align='centre'/></table>", "TEMPLATE_VALUE:3"},
    {"field and text", TABLE "<column field='a'>甲</column></table>", "TEMPLATE_TEXT:3"},
    {"total over too many columns", TABLE "<column field='a' total-span='2'/></table>",
     "TEMPLATE_VALUE:3"},
    {"heights of more heads than there are",
     "<table view='t' style='table' head-heights='1pt 2pt'><column field='a' title='甲'/></table>",
     "TEMPLATE_VALUE:3"},
    {"heads with a gap",
     TABLE "<column field='a'/><column field='b'/>\n<heads><row><h>甲</h></row></heads></table>",
     "TEMPLATE_HEAD_SHAPE:4"},
    {"heads that overlap",
     TABLE "<column field='a'/><heads><row><h>甲</h><h>乙</h></row></heads></table>",
     "TEMPLATE_HEAD_SHAPE:3"},
    {"heads that fill",
     TABLE "<column field='a'/><column field='b'/><heads><row><h rowspan='2'>甲</h><h>乙</h></row>"
           "<row><h>丙</h></row></heads></table>",
     ""},
    {"grid", "<grid style='table' columns='10pt 20pt'><row><label>甲</label><cell/></row></grid>",
     ""},
    {"grid without columns", "<grid style='table'><row/></grid>", "TEMPLATE_ATTRIBUTE_MISSING:3"},
    {"grid without rows", "<grid style='table' columns='10pt'/>", "TEMPLATE_LACKING:3"},
    {"span of nothing", "<grid style='table' columns='1pt'><row><cell colspan='0'/></row></grid>",
     "TEMPLATE_VALUE:3"},
    {"span beyond reason",
     "<grid style='table' columns='1pt'><row><cell colspan='99999999999'/></row></grid>",
     "TEMPLATE_VALUE:3"},
};

static void template_case(void **state)
{
    const struct template_case *c = *state;
    char templ[4000];
    char *styles = good_styles();

    snprintf(templ, sizeof templ, "%s%s%s", BEGIN, c->body, END);
    expect(styles, templ, c->found);
    free(styles);
}

/* ---- styles.xml ---- */

struct style_case {
    const char *name, *from, *to, *found; /* the first `from` becomes `to`; a tag of several lines
                                             is reported at its last */
};

static const struct style_case style_cases[] = {
    {"bad length", "width=\"210mm\"", "width=\"210\"",
     "TEMPLATE_LENGTH:5 TEMPLATE_ATTRIBUTE_MISSING:5 TEMPLATE_ATTRIBUTE_MISSING:6"},
    {"unknown attribute", "grid-lines", "grid-rows", "TEMPLATE_ATTRIBUTE:5"},
    {"area", "left=\"28mm\"", "left=\"190mm\"", "TEMPLATE_PAGE_AREA:5 TEMPLATE_PAGE_AREA:6"},
    {"folio", "folio=\"— {n} —\"", "folio=\"{page}\"", "TEMPLATE_PLACEHOLDER:5"},
    {"alignment", "align=\"justify\"", "align=\"both\"", "TEMPLATE_VALUE:8"},
    {"style that copies a later one", "like=\"body\" term-role", "like=\"note\" term-role",
     "TEMPLATE_UNKNOWN_STYLE:9 TEMPLATE_ATTRIBUTE_MISSING:9 TEMPLATE_ATTRIBUTE_MISSING:9 "
     "TEMPLATE_ATTRIBUTE_MISSING:9"},
    {"style twice", "name=\"item\"", "name=\"body\"", "TEMPLATE_STYLE_TWICE:9"},
    {"no face", "role=\"title\" size", "size", "TEMPLATE_ATTRIBUTE_MISSING:10"},
    {"heading order", "<heading level=\"2\"", "<heading level=\"3\"", "TEMPLATE_HEADING_ORDER:15"},
    {"heading number", "number=\"{n|han}、\"", "number=\"{n|hann}、\"",
     "TEMPLATE_UNKNOWN_FORMAT:15"},
    {"unit of amounts", "list-separator", "fen-per-unit=\"3\" list-separator", "TEMPLATE_VALUE:2"},
    {"order of kinds", "<heading level=\"3\"",
     "<par-style name=\"late\" like=\"body\"/><heading level=\"3\"", "TEMPLATE_STYLE_ORDER:16"},
    {"not a style", "<heading level=\"3\"", "<hedding level=\"3\"", "TEMPLATE_ELEMENT:16"},
    {"degrees", "degrees=\"50\"", "degrees=\"steep\"", "TEMPLATE_VALUE:28"},
    {"word of a mark", "▲{n}", "▲{m}", "TEMPLATE_PLACEHOLDER:28"},
    {"size of a mark", "mark-size=\"7.5pt\" ", "", "TEMPLATE_ATTRIBUTE_MISSING:28"},
    {"heads of findings", "标记 级别", "标记", "TEMPLATE_VALUE:30"},
    {"width of findings", "30pt 48pt", "0pt 48pt", "TEMPLATE_VALUE:30"},
    {"word of counts", "{errors}项\" error", "{error}项\" error", "TEMPLATE_PLACEHOLDER:30"},
    {"table of findings", "table-style=\"table\"", "table-style=\"list\"",
     "TEMPLATE_UNKNOWN_STYLE:30"},
    {"level of findings", "waived=\"已豁免\" ", "", "TEMPLATE_ATTRIBUTE_MISSING:30"},
    {"not findings", "<findings", "<found", "TEMPLATE_ELEMENT:30"},
    {"root", "urn:gongkai:styles", "urn:other", "TEMPLATE_ROOT:1"},
};

static char *replace(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    size_t room = strlen(text) + strlen(to) + 1;
    char *out = malloc(room);

    assert_non_null(at);
    assert_non_null(out);
    snprintf(out, room, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return out;
}

static void style_case(void **state)
{
    const struct style_case *c = *state;
    char *good = good_styles(), *styles = replace(good, c->from, c->to);

    expect(styles, BEGIN END, c->found);
    free(styles);
    free(good);
}

/* ---- limits ---- */

static char *nested(const char *open, const char *close, int depth)
{
    size_t room = strlen(BEGIN) + strlen(END) + (strlen(open) + strlen(close)) * (size_t)depth + 1;
    char *text = malloc(room);

    assert_non_null(text);
    strcpy(text, BEGIN);
    for (int i = 0; i < depth; i++)
        strcat(text, open);
    for (int i = 0; i < depth; i++)
        strcat(text, close);
    strcat(text, END);
    return text;
}

static void deep_nesting_is_refused(void **state)
{
    char *styles = good_styles(), *templ = nested("<each view='v'>\n", "</each>\n", 100);

    (void)state;
    expect(styles, templ, "TEMPLATE_DEEP:65");
    free(templ);
    free(styles);
}

/* ---- what comes out ---- */

static struct template *load_good(struct arena *a)
{
    struct diags d = {0};
    struct template *t = template_load(a, STR(TEST_SOURCE_DIR "/tests/template/data/good"), &d);
    char text[2000];

    describe(&d, text, sizeof text);
    assert_string_equal(text, "");
    diags_release(&d);
    return t;
}

static void lengths_are_exact(void **state)
{
    struct arena a = {0};
    struct template *t = load_good(&a);
    const struct page_style *p = &t->styles.pages[0];

    (void)state;
    assert_int_equal(p->width, 595276); /* 210 mm */
    assert_int_equal(p->height, 841890);
    assert_int_equal(p->top, 104882); /* 37 mm */
    assert_int_equal(p->grid_em, 15750);
    assert_int_equal(t->styles.pars[0]->style.first_indent, 31500); /* 2em */
    assert_int_equal(t->styles.tables[0]->style.leading, 11700);    /* 1.3em of 9pt */
    assert_int_equal(t->styles.tables[0]->style.rule_inner, 250);
    arena_release(&a);
}

static void like_takes_all_and_changes_some(void **state)
{
    struct arena a = {0};
    struct template *t = load_good(&a);
    const struct page_style *portrait = &t->styles.pages[0], *cover = &t->styles.pages[1];

    (void)state;
    assert_true(portrait->folio);
    assert_false(cover->folio);
    assert_int_equal(cover->width, portrait->width);
    assert_true(str_eq(cover->name, STR("cover")));
    arena_release(&a);
}

/* Blanks of the file are no text; those in a line are. */
static void blanks_of_the_file_are_folded(void **state)
{
    static const struct {
        const char *xml, *text;
    } cases[] = {
        {"\n   甲，\n   乙。\n  ", "甲，乙。"},
        {"  甲 乙  ", "甲 乙"},
        {"two\n  words", "two words"},
        {"甲\nA1", "甲A1"},
        {"<term>甲：</term>\n  乙", "<term>甲：</term>乙"},
        {"甲<!-- 注 --> 乙", "甲 乙"},
        {"{a}\n{b}", "{a}{b}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct diags d = {0};
        char dir[32], templ[1000], *styles = good_styles();
        snprintf(templ, sizeof templ, "%s<p>%s</p>%s", BEGIN, cases[i].xml, END);
        make_folder(dir, styles, templ);
        struct template *t = template_load(&a, str_from(dir), &d);
        drop_folder(dir);
        assert_non_null(t);
        struct str source = t->nodes->children->children->text.source;
        assert_string_equal(str_z(&a, source), cases[i].text);
        diags_release(&d);
        arena_release(&a);
        free(styles);
    }
}

/* ---- the grammars ---- */

static void quiet(void *ctx, const char *message, ...)
{
    (void)ctx;
    (void)message;
}

static int validate(const char *grammar, const char *file)
{
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(grammar);
    xmlRelaxNG *compiled = xmlRelaxNGParse(parser);
    xmlDoc *doc = xmlReadFile(file, NULL, XML_PARSE_NONET);

    assert_non_null(compiled);
    assert_non_null(doc);
    xmlRelaxNGValidCtxt *v = xmlRelaxNGNewValidCtxt(compiled);
    xmlRelaxNGSetValidErrors(v, quiet, quiet, NULL);
    int status = xmlRelaxNGValidateDoc(v, doc);
    xmlRelaxNGFreeValidCtxt(v);
    xmlFreeDoc(doc);
    xmlRelaxNGFree(compiled);
    xmlRelaxNGFreeParserCtxt(parser);
    return status;
}

#define TEMPLATES TEST_SOURCE_DIR "/templates/"
#define GOOD      TEST_SOURCE_DIR "/tests/template/data/good/"

static void grammars_accept_what_the_reader_accepts(void **state)
{
    (void)state;
    assert_int_equal(validate(TEMPLATES "template.rng", GOOD "template.xml"), 0);
    assert_int_equal(validate(TEMPLATES "styles.rng", GOOD "styles.xml"), 0);
    assert_int_equal(validate(TEMPLATES "template.rng", TEMPLATES "fujian-budget/template.xml"), 0);
    assert_int_equal(validate(TEMPLATES "styles.rng", TEMPLATES "fujian-budget/styles.xml"), 0);
}

/* Of the faults above, those of form; the others need more than a grammar. */
static void grammars_refuse_faults_of_form(void **state)
{
    static const char *const names[] = {
        "unknown element",       "line break is not offered",  "bare text among blocks",
        "unknown attribute",     "missing attribute",          "yes or no",
        "choose without when",   "bare text in a conditional", "table without columns",
        "length without unit",   "width and limits",           "alignment",
        "field and text",        "grid without rows",          "span of nothing",
        "otherwise before when",
    };
    size_t refused = 0;

    (void)state;
    for (size_t i = 0; i < sizeof template_cases / sizeof *template_cases; i++) {
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            char dir[32], templ[4000], path[300];
            if (strcmp(template_cases[i].name, names[k]) != 0)
                continue;
            snprintf(templ, sizeof templ, "%s%s%s", BEGIN, template_cases[i].body, END);
            make_folder(dir, "", templ);
            snprintf(path, sizeof path, "%s/template.xml", dir);
            if (validate(TEMPLATES "template.rng", path) == 0)
                fail_msg("the grammar accepts: %s", names[k]);
            refused++;
            drop_folder(dir);
        }
    }
    assert_int_equal(refused, sizeof names / sizeof *names);
}

static void the_shipped_template_loads(void **state)
{
    struct arena a = {0};
    struct diags d = {0};
    char text[2000];

    (void)state;
    assert_non_null(template_load(&a, STR(TEMPLATES "fujian-budget"), &d));
    describe(&d, text, sizeof text);
    assert_string_equal(text, "");
    diags_release(&d);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(lengths_are_exact),
        cmocka_unit_test(like_takes_all_and_changes_some),
        cmocka_unit_test(blanks_of_the_file_are_folded),
        cmocka_unit_test(grammars_accept_what_the_reader_accepts),
        cmocka_unit_test(grammars_refuse_faults_of_form),
        cmocka_unit_test(the_shipped_template_loads),
    };
    enum {
        PLAIN = sizeof tests / sizeof *tests,
        TEMPLATES_N = sizeof template_cases / sizeof *template_cases,
        STYLES_N = sizeof style_cases / sizeof *style_cases
    };
    struct CMUnitTest all[PLAIN + TEMPLATES_N + STYLES_N];

    memcpy(all, tests, sizeof tests);
    for (size_t i = 0; i < TEMPLATES_N; i++)
        all[PLAIN + i] =
            (struct CMUnitTest){.name = template_cases[i].name,
                                .test_func = template_case,
                                .initial_state = (void *)(uintptr_t)&template_cases[i]};
    for (size_t i = 0; i < STYLES_N; i++)
        all[PLAIN + TEMPLATES_N + i] =
            (struct CMUnitTest){.name = style_cases[i].name,
                                .test_func = style_case,
                                .initial_state = (void *)(uintptr_t)&style_cases[i]};
    return cmocka_run_group_tests_name("template", all, NULL, NULL);
}
