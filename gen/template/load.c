#include "template/reader_int.h"

#include "base/file.h"

#include <libxml/tree.h>

static void read_data(struct attrs *x, struct template *t)
{
    struct str value = {0};
    int n;

    attr_demand(x, "data", &value);
    struct str *names = split(x->r->a, value, &n);
    t->data = arena_new(x->r->a, struct source, (size_t)n);
    t->n_data = n;
    for (int i = 0; i < n; i++)
        t->data[i] = source_of(x->r, names[i], x->at);
}

static void read_template(struct reader *r, xmlNode *root)
{
    struct template *t = r->t;
    struct attrs x = attrs_open(r, root);
    struct str title;

    attr_demand(&x, "lang", &t->lang);
    read_data(&x, t);
    attr_demand(&x, "title", &title);
    t->title = text_attr(&x, "title", NULL, false);
    t->author = text_attr(&x, "author", NULL, false);
    t->subject = text_attr(&x, "subject", NULL, false);
    t->date = text_attr(&x, "date", NULL, false);
    attrs_close(&x);
    t->nodes = read_blocks(r, root);
}

static void load_file(struct reader *r, struct str dir, struct str name, const char *root,
                      const char *namespace, void (*read)(struct reader *r, xmlNode *root))
{
    xmlNode *element = reader_open(r, path_join(r->a, dir, name), root, namespace);

    if (element == NULL)
        return;
    read(r, element);
    xml_close(&r->xml);
}

struct template *template_load(struct arena *a, struct str dir, struct diags *d)
{
    struct template *t = arena_new(a, struct template, 1);
    struct reader r = {.a = a, .d = d, .t = t};

    load_file(&r, dir, STR("styles.xml"), "styles", "urn:gongkai:styles", styles_read);
    bool styled = !r.failed || t->styles.n_pars > 0;
    if (styled) /* else every style would be reported as unknown */
        load_file(&r, dir, STR("template.xml"), "template", "urn:gongkai:template", read_template);
    return r.failed ? NULL : t;
}
