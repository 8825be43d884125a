#include "template/reader_int.h"

#include <libxml/tree.h>
#include <string.h>

enum { ZERO_WIDTH_SPACE = 0x200B };

/* ---- blanks of the XML file ---- */

/* Text as it is gathered from the nodes of an element.  A stretch of blanks
   that holds a line end is no text, but one space between Latin words; other
   blanks are text, except at both ends. */
struct fold {
    struct strbuf out;
    size_t blanks; /* seen since the last character */
    bool line_end; /* one of them was one */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_latin(char c)
{
    return c > ' ' && c < 0x7F && c != '{' && c != '}' && c != '<' && c != '>';
}

static void fold_blanks(struct fold *f, char next)
{
    struct str done = strbuf_str(&f->out);

    if (f->line_end && done.n > 0 && is_latin(done.s[done.n - 1]) && is_latin(next))
        strbuf_addc(&f->out, ' ');
    else if (!f->line_end && done.n > 0)
        for (; f->blanks > 0; f->blanks--)
            strbuf_addc(&f->out, ' ');
    f->blanks = 0;
    f->line_end = false;
}

static void fold_text(struct fold *f, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        if (is_blank(s.s[i])) {
            f->blanks++;
            f->line_end = f->line_end || s.s[i] == '\n';
            i++;
            continue;
        }
        size_t from = i;
        while (i < s.n && !is_blank(s.s[i]))
            i++;
        fold_blanks(f, s.s[from]);
        strbuf_add(&f->out, str_cut(s, from, i));
    }
}

static void fold_tag(struct fold *f, const char *tag)
{
    fold_blanks(f, *tag);
    strbuf_add(&f->out, str_from(tag));
}

/* ---- pieces ---- */

struct pieces {
    struct reader *r;
    struct piece *list;
    size_t n, cap;
    const char *words; /* NULL: columns */
    bool breaks, term;
    struct place at;
};

/* "|" is a place to break, "||" the end of a line. */
void text_read_marks(struct strbuf *out, struct str s)
{
    while (s.n > 0) {
        size_t bar = str_find(s, STR("|"));
        strbuf_add(out, str_cut(s, 0, bar));
        s = str_cut(s, bar, s.n);
        if (str_starts(s, STR("||")))
            strbuf_addc(out, '\n');
        else if (s.n > 0)
            strbuf_addu(out, ZERO_WIDTH_SPACE);
        s = str_cut(s, str_starts(s, STR("||")) ? 2 : 1, s.n);
    }
}

static void add_literal(struct pieces *p, struct str s)
{
    struct strbuf marked = {.a = p->r->a};

    if (s.n == 0)
        return;
    if (p->breaks && str_find(s, STR("|")) < s.n) {
        text_read_marks(&marked, s);
        s = strbuf_str(&marked);
    }
    ARENA_PUSH(p->r->a, p->list, p->n, p->cap) =
        (struct piece){.kind = PIECE_LITERAL, .term = p->term, .literal = s};
}

static bool is_word(const char *words, struct str s)
{
    for (const char *p = words; *p != '\0';) {
        size_t length = strcspn(p, " ");
        if (str_eq(s, (struct str){p, length}))
            return true;
        p += length + (p[length] == ' ');
    }
    return false;
}

static bool format_of(struct str name, enum format *format)
{
    static const struct {
        struct str name;
        enum format format;
    } formats[] = {
        {STR_INIT("amount"), FORMAT_AMOUNT}, {STR_INIT("amount2"), FORMAT_AMOUNT2},
        {STR_INIT("rate"), FORMAT_RATE},     {STR_INIT("han"), FORMAT_HAN},
        {STR_INIT("date"), FORMAT_DATE},     {STR_INIT("breaks"), FORMAT_BREAKS},
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (str_eq(formats[i].name, name)) {
            *format = formats[i].format;
            return true;
        }
    }
    return false;
}

/* A placeholder of a number, title, date: one of `words`. */
static void add_word(struct pieces *p, struct str name, enum format format)
{
    if (!is_word(p->words, name)) {
        FAULT(p->r, TEMPLATE_PLACEHOLDER, p->at, name, str_from(p->words));
        return;
    }
    ARENA_PUSH(p->r->a, p->list, p->n, p->cap) =
        (struct piece){.kind = PIECE_FIELD,
                       .term = p->term,
                       .ref = {.column = name, .id = -1, .at = p->at},
                       .format = format};
}

static void add_list(struct pieces *p, struct str name)
{
    size_t dot = str_find(name, STR("."));

    if (dot == 0 || dot + 1 >= name.n) {
        FAULT(p->r, TEMPLATE_LIST, p->at, name);
        return;
    }
    struct piece piece = {.kind = PIECE_LIST, .term = p->term};
    piece.list = source_of(p->r, str_cut(name, 0, dot), p->at);
    piece.ref = ref_parse(p->r, name, p->at);
    ARENA_PUSH(p->r->a, p->list, p->n, p->cap) = piece;
}

/* `s` is what stands between the braces. */
static void add_field(struct pieces *p, struct str s)
{
    size_t bar = str_find(s, STR("|"));
    struct str name = str_cut(s, 0, bar), format_name = str_cut(s, bar + 1, s.n);
    enum format format = FORMAT_PLAIN;

    if (name.n == 0 || str_find(name, STR(" ")) < name.n) {
        FAULT(p->r, TEMPLATE_BRACE, p->at, s);
        return;
    }
    if (bar < s.n && p->words == NULL && str_eq(format_name, STR("list"))) {
        add_list(p, name);
        return;
    }
    if (bar < s.n && !format_of(format_name, &format)) {
        FAULT(p->r, TEMPLATE_UNKNOWN_FORMAT, p->at, format_name);
        return;
    }
    if (p->words != NULL) {
        add_word(p, name, format);
        return;
    }
    ARENA_PUSH(p->r->a, p->list, p->n, p->cap) = (struct piece){.kind = PIECE_FIELD,
                                                                .term = p->term,
                                                                .ref = ref_parse(p->r, name, p->at),
                                                                .format = format};
}

/* The brace at s.s[i]; returns where the text goes on. */
static size_t parse_brace(struct pieces *p, struct str s, size_t i)
{
    struct str rest = str_cut(s, i + 1, s.n);

    if (rest.n > 0 && rest.s[0] == '{') {
        add_literal(p, str_cut(s, i, i + 1));
        return i + 2;
    }
    size_t end = str_find(rest, STR("}"));
    if (end == rest.n || str_find(str_cut(rest, 0, end), STR("{")) < end) {
        FAULT(p->r, TEMPLATE_BRACE, p->at, rest);
        return s.n;
    }
    add_field(p, str_cut(rest, 0, end));
    return i + 1 + end + 1;
}

static const struct str term_open = STR_INIT("<term>"), term_close = STR_INIT("</term>");

/* The <term> or </term> at s.s[i]; returns where the text goes on, or i if
   there is neither. */
static size_t parse_tag(struct pieces *p, struct str s, size_t i)
{
    struct str rest = str_cut(s, i, s.n);

    if (str_starts(rest, term_open)) {
        p->term = true;
        return i + term_open.n;
    }
    if (str_starts(rest, term_close)) {
        p->term = false;
        return i + term_close.n;
    }
    return i;
}

/* With `tags`, `s` holds the <term> tags that text_run() wrote. */
static void parse(struct pieces *p, struct str s, bool tags)
{
    size_t from = 0;

    for (size_t i = 0; i < s.n;) {
        bool term = p->term;
        size_t next = i;
        if (s.s[i] == '<' && tags)
            next = parse_tag(p, s, i);
        if (s.s[i] != '{' && next == i) {
            i++;
            continue;
        }
        bool inner = p->term;
        p->term = term; /* what stands before the tag */
        add_literal(p, str_cut(s, from, i));
        p->term = inner;
        i = next > i ? next : parse_brace(p, s, i);
        from = i;
    }
    add_literal(p, str_cut(s, from, s.n));
}

static struct text parse_pieces(struct reader *r, struct str s, const char *words, bool breaks,
                                bool tags, struct place at)
{
    struct pieces p = {.r = r, .words = words, .breaks = breaks, .at = at};

    parse(&p, s, tags);
    return (struct text){.source = s, .pieces = p.list, .n = (int)p.n, .at = at};
}

struct text text_parse(struct reader *r, struct str s, const char *words, bool breaks,
                       struct place at)
{
    return parse_pieces(r, s, words, breaks, false, at);
}

struct text text_attr(struct attrs *x, const char *name, const char *words, bool breaks)
{
    struct str value = {0};

    attr_str(x, name, &value);
    return text_parse(x->r, value, words, breaks, x->at);
}

struct text text_content(struct reader *r, const xmlNode *element, bool breaks)
{
    struct fold f = {.out = {.a = r->a}};

    no_elements(r, element);
    for (const xmlNode *p = element->children; p != NULL; p = p->next)
        if (p->type == XML_TEXT_NODE)
            fold_text(&f, str_from((const char *)p->content));
    return text_parse(r, strbuf_str(&f.out), NULL, breaks, xml_place(&r->xml, element));
}

static void fold_term(struct reader *r, struct fold *f, const xmlNode *term)
{
    struct attrs x = attrs_open(r, term);

    attrs_close(&x);
    no_elements(r, term);
    fold_tag(f, "<term>");
    for (const xmlNode *p = term->children; p != NULL; p = p->next)
        if (p->type == XML_TEXT_NODE)
            fold_text(f, str_from((const char *)p->content));
    fold_tag(f, "</term>");
}

struct text text_run(struct reader *r, xmlNode **at)
{
    struct fold f = {.out = {.a = r->a}};
    struct place place = {0};
    xmlNode *p = *at;

    for (; p != NULL; p = p->next) {
        size_t before = f.out.n;
        if (p->type == XML_TEXT_NODE)
            fold_text(&f, str_from((const char *)p->content));
        else if (xml_is(p, "term"))
            fold_term(r, &f, p);
        else if (p->type == XML_ELEMENT_NODE)
            break;
        if (before == 0 && f.out.n > 0)
            place = xml_place(&r->xml, p);
    }
    *at = p;
    return parse_pieces(r, strbuf_str(&f.out), NULL, false, true, place);
}

/* ---- names ---- */

struct ref ref_parse(struct reader *r, struct str s, struct place at)
{
    size_t dot = str_find(s, STR("."));
    struct ref ref = {.column = s, .id = r->t->n_refs++, .at = at};

    if (dot < s.n) {
        ref.view = str_cut(s, 0, dot);
        ref.column = str_cut(s, dot + 1, s.n);
    }
    return ref;
}

struct ref ref_attr(struct attrs *x, const char *name)
{
    struct str value;

    if (!attr_str(x, name, &value) || value.n == 0)
        return (struct ref){.id = -1};
    return ref_parse(x->r, value, x->at);
}

struct source source_of(struct reader *r, struct str view, struct place at)
{
    return (struct source){.view = view, .value = {.id = -1}, .id = r->t->n_sources++, .at = at};
}

struct source source_attrs(struct attrs *x)
{
    struct str view = {0}, match;

    attr_demand(x, "view", &view);
    struct source s = source_of(x->r, view, x->at);
    if (!attr_str(x, "match", &match))
        return s;
    size_t equal = str_find(match, STR("="));
    if (equal == 0 || equal + 1 >= match.n) {
        FAULT(x->r, TEMPLATE_VALUE, x->at, STR("match"), match, STR("column=column"));
        return s;
    }
    s.match = str_cut(match, 0, equal);
    s.value = ref_parse(x->r, str_cut(match, equal + 1, match.n), x->at);
    return s;
}

/* ---- whole sentences ---- */

static bool is_one_of(uint32_t c, const uint32_t *list)
{
    for (; *list != 0; list++)
        if (*list == c)
            return true;
    return false;
}

static const uint32_t closing_marks[] = {0x201D, 0x2019, 0xFF09, 0x300B, 0x3009,
                                         0x300D, 0x300F, 0x3011, 0x3015, 0};
static const uint32_t sentence_ends[] = {0x3002, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0};
static const uint32_t inner_marks[] = {0x3002, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0xFF0C, 0x3001, 0};

bool text_ends_sentence(const struct text *t)
{
    bool ends = false;

    if (t->n == 1 && t->pieces[0].kind == PIECE_FIELD)
        return true;
    if (t->n == 0 || t->pieces[t->n - 1].kind != PIECE_LITERAL)
        return false;
    struct str s = t->pieces[t->n - 1].literal;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (is_one_of(c, sentence_ends))
            ends = true;
        else if (!is_one_of(c, closing_marks))
            ends = false;
    }
    return ends;
}

bool text_begins_sentence(const struct text *t)
{
    size_t at = 0;

    if (t->n == 0 || t->pieces[0].kind != PIECE_LITERAL)
        return true;
    uint32_t c = utf8_next(t->pieces[0].literal, &at);
    return !is_one_of(c, inner_marks) && !is_one_of(c, closing_marks);
}
