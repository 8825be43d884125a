/* gen/template/reader_int.h - attributes and texts of one XML file, with findings. */
#ifndef TEMPLATE_READER_INT_H
#define TEMPLATE_READER_INT_H

#include "template/template.h"
#include "xml/xml.h"

/* One attribute, and whether somebody asked for it. */
struct attribute {
    struct str name, value;
    bool used;
};

struct reader {
    struct arena *a;
    struct diags *d;
    struct xml xml;
    struct template *t;
    int depth;          /* of blocks within blocks */
    int level;          /* of the innermost heading */
    bool in_items;      /* <item> may stand here */
    struct text number; /* of items here */
    const struct par_look *item_look;
    bool failed;
};

/* The attributes of one element.  Whoever reads an element takes those it
   knows; attrs_close() reports the rest. */
struct attrs {
    struct reader *r;
    const xmlNode *element;
    struct place at;
    struct attribute *list;
    int n;
};

enum { LEVEL_MAX = 9, DEPTH_MAX = 64, COLUMNS_MAX = 1000 };

/* Reports with place and arguments, and notes that the template cannot be used. */
#define FAULT(r, id, at, ...) ((r)->failed = true, DIAG_ADD((r)->d, DIAG_##id, (at), __VA_ARGS__))

struct str element_name(const xmlNode *element);
/* Opens the file and checks its root element; NULL if there is nothing to read. */
xmlNode *reader_open(struct reader *r, struct str path, const char *root, const char *namespace);

struct attrs attrs_open(struct reader *r, const xmlNode *element);
void attrs_close(struct attrs *x);
bool attr_has(const struct attrs *x, const char *name);

/* Each takes one attribute.  False: it is missing or bad (then reported); the
   variable keeps its value. */
bool attr_str(struct attrs *x, const char *name, struct str *out);
bool attr_bool(struct attrs *x, const char *name, bool *out);
bool attr_count(struct attrs *x, const char *name, int *out);
/* `em` is the length of 1em here; negative lengths only if `negative`. */
bool attr_length(struct attrs *x, const char *name, mpt em, bool negative, mpt *out);
/* `words` are separated by spaces; *out is the word's number. */
bool attr_choice(struct attrs *x, const char *name, const char *words, int *out);
/* As attr_str(), and reports if it is missing. */
bool attr_demand(struct attrs *x, const char *name, struct str *out);

/* The parts of a list separated by blanks. */
struct str *split(struct arena *a, struct str list, int *n);
bool parse_length(struct str s, mpt em, mpt *out);

/* Reports an element that may not stand in `parent`. */
void fault_element(struct reader *r, const xmlNode *element, const xmlNode *parent);
/* Reports text, if there is any, in an element that has only elements. */
void no_text(struct reader *r, const xmlNode *element);
/* Reports child elements of an element that has only text. */
void no_elements(struct reader *r, const xmlNode *element);

/* ---- text.c ---- */

/* Parses `s`.  `words`: the placeholders that are allowed, separated by
   spaces; NULL: columns of views.  `breaks`: "|" is a place to break. */
struct text text_parse(struct reader *r, struct str s, const char *words, bool breaks,
                       struct place at);
/* The text of an attribute; without pieces if it is missing. */
struct text text_attr(struct attrs *x, const char *name, const char *words, bool breaks);
/* The text in an element that has nothing else. */
struct text text_content(struct reader *r, const xmlNode *element, bool breaks);
/* A stretch of text and <term>s from `*at` on; moves *at behind it. */
struct text text_run(struct reader *r, xmlNode **at);
/* A column as an attribute names it: `column` or `view.column`. */
struct ref ref_attr(struct attrs *x, const char *name);
struct ref ref_parse(struct reader *r, struct str s, struct place at);
/* `view` and `match`. */
struct source source_attrs(struct attrs *x);
struct source source_of(struct reader *r, struct str view, struct place at);

bool text_ends_sentence(const struct text *t);
bool text_begins_sentence(const struct text *t);

/* ---- style.c ---- */

void styles_read(struct reader *r, xmlNode *root);
/* NULL, reported, if there is none of this name. */
const struct page_style *find_page(struct reader *r, struct str name, struct place at);
const struct par_look *find_par(struct reader *r, struct str name, struct place at);
const struct table_look *find_table(struct reader *r, struct str name, struct place at);
const struct contents_look *find_contents(struct reader *r, struct str name, struct place at);
/* Role, size and tracking; `prefix` is "", "folio-" ... */
void read_text_style(struct attrs *x, const char *prefix, struct text_style *style);
/* Reports a text style that has no face or no size, once all is read. */
void demand_text_style(struct attrs *x, const char *prefix, const struct text_style *style);

/* ---- draft.c ---- */

/* <draft>, which may hold one <findings>. */
void draft_read(struct reader *r, xmlNode *element);

/* ---- block.c ---- */

/* Reads one child element into a node; NULL if it may not stand here. */
typedef struct node *node_reader(struct reader *r, const xmlNode *parent, xmlNode *element);

/* All children of an element, chained. */
struct node *read_children(struct reader *r, const xmlNode *element, node_reader *one);
/* <each> or <choose> around whatever `one` reads; NULL if it is neither. */
struct node *read_conditional(struct reader *r, xmlNode *element, node_reader *one);
struct node *node_new(struct reader *r, enum node_kind kind, const xmlNode *element);
struct node *read_blocks(struct reader *r, const xmlNode *element);

/* ---- table.c ---- */

struct node *read_table(struct reader *r, xmlNode *element);
struct node *read_grid(struct reader *r, xmlNode *element);

/* ---- head.c ---- */

/* The heads that columns and groups give, or <heads>. */
void read_heads(struct reader *r, const xmlNode *table, struct table_node *t);

#endif
