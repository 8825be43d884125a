#include "facts/schema.h"

#include "base/file.h"
#include "facts/schema_int.h"
#include "xml/xml.h"

#include <string.h>

extern const struct xml_grammar grammar_schema;

struct reader {
    struct arena *a;
    struct xml xml;
    struct diags *found;
};

static bool yes(struct reader *r, const xmlNode *node, const char *name, bool otherwise)
{
    struct str value = xml_attr(r->a, node, name);

    return value.n == 0 ? otherwise : str_eq(value, STR("yes"));
}

/* A whole number from 1 to 999 999; 0 if the attribute is missing. */
static int count_attr(struct reader *r, const xmlNode *node, const char *name)
{
    struct str s = xml_attr(r->a, node, name);
    int v = 0;
    bool ok = s.n > 0 && s.n <= 6;

    if (s.n == 0 && xmlHasProp(node, (const xmlChar *)name) == NULL)
        return 0;
    for (size_t i = 0; i < s.n && ok; i++) {
        ok = s.s[i] >= '0' && s.s[i] <= '9';
        v = v * 10 + (s.s[i] - '0');
    }
    if (!ok || v == 0)
        DIAG_ADD(r->found, DIAG_SCHEMA_COUNT, xml_place(&r->xml, node), str_from(name), s);
    return ok ? v : 0;
}

static enum column_type column_type_of(struct str s)
{
    static const struct str names[] = {
        [COLUMN_TEXT] = STR_INIT("text"),       [COLUMN_CODE] = STR_INIT("code"),
        [COLUMN_INTEGER] = STR_INIT("integer"), [COLUMN_AMOUNT] = STR_INIT("amount"),
        [COLUMN_NUMBER] = STR_INIT("number"),   [COLUMN_DATE] = STR_INIT("date"),
        [COLUMN_ENUM] = STR_INIT("enum"),
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(s, names[i]))
            return (enum column_type)i;
    return COLUMN_TEXT; /* the grammar lets no other through */
}

/* Fen in one unit; 0 if there is no such unit. */
static int64_t fen_of(struct str unit)
{
    static const struct {
        struct str name;
        int64_t fen;
    } units[] = {
        {STR_INIT("元"), 100},
        {STR_INIT("千元"), 100 * 1000},
        {STR_INIT("万元"), 100 * 10000},
        {STR_INIT("亿元"), INT64_C(100) * 100000000},
    };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_eq(unit, units[i].name))
            return units[i].fen;
    return 0;
}

static void read_values(struct reader *r, const xmlNode *node, struct schema_column *c)
{
    size_t n = 0;
    size_t cap = 0;

    for (xmlNode *v = xml_child(node); v != NULL; v = xml_next(v)) {
        xmlChar *text = xmlNodeGetContent(v);
        ARENA_PUSH(r->a, c->values, n, cap) =
            str_copy(r->a, str_trim(str_from((const char *)text)));
        xmlFree(text);
    }
    c->n_values = (int)n;
}

static struct schema_column read_column(struct reader *r, const xmlNode *node)
{
    struct str reference = xml_attr(r->a, node, "references");
    size_t dot = str_find(reference, STR("."));
    struct schema_column c = {
        .head = str_trim(xml_attr(r->a, node, "head")),
        .name = xml_attr(r->a, node, "name"),
        .type = column_type_of(xml_attr(r->a, node, "type")),
        .fen_per_unit = fen_of(xml_attr(r->a, node, "unit")),
        .ref_table = str_cut(reference, 0, dot),
        .ref_column = str_cut(reference, dot + 1, reference.n),
        .required = yes(r, node, "required", false),
        .optional = yes(r, node, "optional", false),
        .unknown = xml_attr(r->a, node, "unknown").n > 0,
        .breaks = yes(r, node, "breaks", false),
        .witness = yes(r, node, "witness", true),
        .at = xml_place(&r->xml, node),
    };

    read_values(r, node, &c);
    if ((c.type == COLUMN_AMOUNT) != (c.fen_per_unit > 0) ||
        (c.fen_per_unit == 0 && xml_attr(r->a, node, "unit").n > 0))
        DIAG_ADD(r->found, DIAG_SCHEMA_UNIT, c.at, c.head);
    return c;
}

static void read_key(struct reader *r, const xmlNode *node, struct schema_sheet *s)
{
    xmlChar *content = xmlNodeGetContent(node);
    struct str rest = str_trim(str_copy(r->a, str_from((const char *)content)));
    size_t n = 0;
    size_t cap = 0;

    xmlFree(content);
    while (rest.n > 0) {
        size_t end = 0;
        while (end < rest.n && strchr(" \t\r\n", rest.s[end]) == NULL)
            end++;
        int column = schema_column_of(s, str_cut(rest, 0, end));
        if (column < 0)
            DIAG_ADD(r->found, DIAG_SCHEMA_KEY, xml_place(&r->xml, node), str_cut(rest, 0, end));
        else
            ARENA_PUSH(r->a, s->key, n, cap) = column;
        rest = str_trim(str_cut(rest, end, rest.n));
    }
    s->n_key = (int)n;
}

static void read_columns(struct reader *r, const xmlNode *node, struct schema_sheet *s)
{
    size_t n = 0;
    size_t cap = 0;

    for (xmlNode *child = xml_child(node); child != NULL; child = xml_next(child))
        if (xml_is(child, "column"))
            ARENA_PUSH(r->a, s->columns, n, cap) = read_column(r, child);
    s->n_columns = (int)n;
    for (xmlNode *child = xml_child(node); child != NULL; child = xml_next(child))
        if (xml_is(child, "key"))
            read_key(r, child, s);
}

static enum sheet_source source_of(struct str s)
{
    if (str_eq(s, STR("template")))
        return SHEET_TEMPLATE;
    return str_eq(s, STR("common")) ? SHEET_COMMON : SHEET_DATASET;
}

static struct schema_sheet read_sheet(struct reader *r, const xmlNode *node)
{
    bool prose = xml_is(node, "prose");
    int exactly = count_attr(r, node, "rows");
    struct schema_sheet s = {
        .name = str_trim(xml_attr(r->a, node, "name")),
        .table = xml_attr(r->a, node, "table"),
        .source = source_of(xml_attr(r->a, node, "from")),
        .prose = prose,
        .required = prose ? yes(r, node, "required", false) : !yes(r, node, "optional", false),
        .classification = yes(r, node, "classification", false),
        .ordered = prose || xml_attr(r->a, node, "order").n > 0,
        .rows_min = exactly > 0 ? exactly : count_attr(r, node, "min-rows"),
        .rows_max = exactly,
        .at = xml_place(&r->xml, node),
    };

    read_columns(r, node, &s);
    return s;
}

struct schema *schema_load(struct arena *a, struct str template_dir, struct diags *d)
{
    struct reader r = {.a = a, .found = d};
    struct schema *schema = arena_new(a, struct schema, 1);
    size_t before = diags_count(d, SEVERITY_ERROR);
    size_t n = 0;
    size_t cap = 0;

    if (!xml_open(&r.xml, a, path_join(a, template_dir, STR("schema.xml")), &grammar_schema, d))
        return NULL;
    for (xmlNode *node = xml_child(xmlDocGetRootElement(r.xml.doc)); node != NULL;
         node = xml_next(node))
        ARENA_PUSH(a, schema->sheets, n, cap) = read_sheet(&r, node);
    schema->n_sheets = (int)n;
    xml_close(&r.xml);
    schema_check(a, schema, d);
    return diags_count(d, SEVERITY_ERROR) == before ? schema : NULL;
}

struct str schema_file(struct arena *a, const struct schema_sheet *s)
{
    return str_printf(a, "%.*s%s", STR_FMT(s->name), s->prose ? ".md" : ".csv");
}
