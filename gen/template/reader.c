#include "template/reader_int.h"

#include <libxml/tree.h>
#include <string.h>

struct str element_name(const xmlNode *element)
{
    return str_from((const char *)element->name);
}

static bool has_namespace(const xmlNode *element, const char *namespace)
{
    return element->ns != NULL && xmlStrEqual(element->ns->href, (const xmlChar *)namespace);
}

xmlNode *reader_open(struct reader *r, struct str path, const char *root, const char *namespace)
{
    if (!xml_open(&r->xml, r->a, path, NULL, r->d)) {
        r->failed = true;
        return NULL;
    }
    xmlNode *element = xmlDocGetRootElement(r->xml.doc);
    if (element != NULL && xml_is(element, root) && has_namespace(element, namespace))
        return element;
    struct place at = {.path = path, .line = 1};
    FAULT(r, TEMPLATE_ROOT, at, str_from(root), str_from(namespace));
    xml_close(&r->xml);
    return NULL;
}

static int count_attributes(const xmlNode *element)
{
    int n = 0;

    for (const xmlAttr *p = element->properties; p != NULL; p = p->next)
        n++;
    return n;
}

struct attrs attrs_open(struct reader *r, const xmlNode *element)
{
    struct attrs x = {.r = r, .element = element, .at = xml_place(&r->xml, element)};

    x.list = arena_new(r->a, struct attribute, (size_t)count_attributes(element));
    for (const xmlAttr *p = element->properties; p != NULL; p = p->next) {
        const xmlNode *value = p->children;
        struct str s = {0};

        if (value != NULL && value->next == NULL && value->type == XML_TEXT_NODE)
            s = str_from((const char *)value->content);
        else if (value != NULL)
            s = xml_attr(r->a, element, (const char *)p->name);
        x.list[x.n++] =
            (struct attribute){.name = str_from((const char *)p->name), .value = str_copy(r->a, s)};
    }
    return x;
}

void attrs_close(struct attrs *x)
{
    for (int i = 0; i < x->n; i++)
        if (!x->list[i].used)
            FAULT(x->r, TEMPLATE_ATTRIBUTE, x->at, x->list[i].name, element_name(x->element));
}

static struct attribute *find(const struct attrs *x, const char *name)
{
    struct str wanted = str_from(name);

    for (int i = 0; i < x->n; i++)
        if (str_eq(x->list[i].name, wanted))
            return &x->list[i];
    return NULL;
}

bool attr_has(const struct attrs *x, const char *name)
{
    return find(x, name) != NULL;
}

bool attr_str(struct attrs *x, const char *name, struct str *out)
{
    struct attribute *p = find(x, name);

    if (p == NULL)
        return false;
    p->used = true;
    *out = p->value;
    return true;
}

bool attr_demand(struct attrs *x, const char *name, struct str *out)
{
    if (attr_str(x, name, out) && out->n > 0)
        return true;
    FAULT(x->r, TEMPLATE_ATTRIBUTE_MISSING, x->at, str_from(name), element_name(x->element));
    return false;
}

static void fault_value(struct attrs *x, const char *name, struct str value, const char *allowed)
{
    FAULT(x->r, TEMPLATE_VALUE, x->at, str_from(name), value, str_from(allowed));
}

bool attr_choice(struct attrs *x, const char *name, const char *words, int *out)
{
    struct str value;
    int n = 0;

    if (!attr_str(x, name, &value))
        return false;
    for (const char *p = words; *p != '\0'; n++) {
        size_t length = strcspn(p, " ");
        if (str_eq(value, (struct str){p, length})) {
            *out = n;
            return true;
        }
        p += length + (p[length] == ' ');
    }
    fault_value(x, name, value, words);
    return false;
}

bool attr_bool(struct attrs *x, const char *name, bool *out)
{
    int n;

    if (!attr_choice(x, name, "no yes", &n))
        return false;
    *out = n == 1;
    return true;
}

bool attr_count(struct attrs *x, const char *name, int *out)
{
    struct str value;
    int n = 0;

    if (!attr_str(x, name, &value))
        return false;
    for (size_t i = 0; i < value.n; i++) {
        if (value.s[i] < '0' || value.s[i] > '9' || n > COLUMNS_MAX) {
            n = 0;
            break;
        }
        n = n * 10 + (value.s[i] - '0');
    }
    if (n < 1 || n > COLUMNS_MAX) {
        fault_value(x, name, value, "1 ... 1000");
        return false;
    }
    *out = n;
    return true;
}

/* Digits with at most six decimals, as millionths; *at ends behind them. */
static bool parse_decimal(struct str s, size_t *at, int64_t *out)
{
    enum { DECIMALS = 6, WHOLE_MAX = 100000 };
    int64_t n = 0;
    int digits = 0, decimals = -1;

    for (; *at < s.n; (*at)++) {
        char c = s.s[*at];
        if (c == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9')
            break;
        n = n * 10 + (c - '0');
        if (decimals == DECIMALS || (decimals < 0 && n > WHOLE_MAX))
            return false;
        digits++;
        if (decimals >= 0)
            decimals++;
    }
    if (digits == 0 || decimals == 0)
        return false;
    for (int i = decimals < 0 ? 0 : decimals; i < DECIMALS; i++)
        n *= 10;
    *out = n;
    return true;
}

/* 1 mm = 72000/25.4 mpt = 360000/127 mpt. */
bool parse_length(struct str s, mpt em, mpt *out)
{
    size_t at = 0;
    int64_t millionths, mpts;
    bool negative = s.n > 0 && s.s[0] == '-';

    if (negative)
        s = str_cut(s, 1, s.n);
    if (!parse_decimal(s, &at, &millionths))
        return false;
    struct str unit = str_cut(s, at, s.n);
    if (str_eq(unit, STR("pt")))
        mpts = (millionths + 500) / 1000;
    else if (str_eq(unit, STR("mm")))
        mpts = (millionths * 36 + 6350) / 12700;
    else if (str_eq(unit, STR("em")))
        mpts = (millionths / 100 * em + 5000) / 10000;
    else
        return false;
    if (mpts > MPT_MAX)
        return false;
    *out = (mpt)(negative ? -mpts : mpts);
    return true;
}

bool attr_length(struct attrs *x, const char *name, mpt em, bool negative, mpt *out)
{
    struct str value;
    mpt length;

    if (!attr_str(x, name, &value))
        return false;
    if (!parse_length(value, em, &length) || (length < 0 && !negative)) {
        FAULT(x->r, TEMPLATE_LENGTH, x->at, str_from(name), value);
        return false;
    }
    *out = length;
    return true;
}

struct str *split(struct arena *a, struct str list, int *n)
{
    struct str *parts = NULL;
    size_t count = 0, cap = 0;

    for (size_t i = 0; i < list.n;) {
        size_t from = i;
        while (i < list.n && list.s[i] != ' ')
            i++;
        if (i > from)
            ARENA_PUSH(a, parts, count, cap) = str_cut(list, from, i);
        i++;
    }
    *n = (int)count;
    return parts;
}

void fault_element(struct reader *r, const xmlNode *element, const xmlNode *parent)
{
    FAULT(r, TEMPLATE_ELEMENT, xml_place(&r->xml, element), element_name(element),
          element_name(parent));
}

void no_text(struct reader *r, const xmlNode *element)
{
    for (const xmlNode *p = element->children; p != NULL; p = p->next) {
        if (p->type != XML_TEXT_NODE && p->type != XML_ENTITY_REF_NODE)
            continue;
        struct str s = str_trim(str_from((const char *)p->content));
        if (s.n > 0)
            FAULT(r, TEMPLATE_TEXT, xml_place(&r->xml, p), element_name(element), s);
    }
}

void no_elements(struct reader *r, const xmlNode *element)
{
    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p))
        fault_element(r, p, element);
}
