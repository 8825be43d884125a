#include "facts/sql.h"

#include "base/file.h"
#include "facts/sql_int.h"
#include "read/encoding.h"

#include <string.h>

enum { FILE_MAX = 1 << 20 };

enum token_kind {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_STRING,
    TOKEN_NUMBER,
    TOKEN_DECIMAL,
    TOKEN_BLOB,
    TOKEN_OTHER,
    TOKEN_UNCLOSED
};

struct token {
    enum token_kind kind;
    struct str text; /* of a quoted word: without its quotes */
    const char *at;
    int line;
};

struct reader {
    struct arena *a;
    struct str path;
    struct diags *found;
    const char *begin, *at, *end;
    int line;
    struct token token; /* the one at hand */
    const char *from;   /* behind the last semicolon: comments above are its next view's */
    struct sql_view *views;
    size_t n, cap;
    bool ok;
};

static void fault(struct reader *r, enum diag_id id, struct str arg, int line)
{
    DIAG_ADD(r->found, id, ((struct place){.path = r->path, .line = line}), arg);
    r->ok = false;
}

/* ---- tokens, as SQLite cuts them ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80 || is_digit(c) ||
           (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static char peek(const struct reader *r, size_t n)
{
    return (size_t)(r->end - r->at) > n ? r->at[n] : '\0';
}

static void step(struct reader *r)
{
    r->line += *r->at == '\n';
    r->at++;
}

/* Behind the next `mark`; false at the end of the text. */
static bool skip_past(struct reader *r, struct str mark)
{
    struct str rest = {r->at, (size_t)(r->end - r->at)};
    size_t n = str_find(rest, mark);
    bool found = n < rest.n;
    const char *to = found ? r->at + n + mark.n : r->end;

    while (r->at < to)
        step(r);
    return found;
}

/* Blanks and comments; false if a comment is not closed. */
static bool skip_blanks(struct reader *r)
{
    for (;;) {
        while (r->at < r->end && is_blank(*r->at))
            step(r);
        if (peek(r, 0) == '-' && peek(r, 1) == '-')
            skip_past(r, STR("\n"));
        else if (peek(r, 0) != '/' || peek(r, 1) != '*')
            return true;
        else if (r->at += 2, !skip_past(r, STR("*/")))
            return false;
    }
}

static struct str since(const struct reader *r, const char *from)
{
    return (struct str){from, (size_t)(r->at - from)};
}

/* 'a', "a", `a` (the quote twice stands for itself), [a]. */
static enum token_kind quoted(struct reader *r, char close, struct str *text)
{
    const char *from = ++r->at;

    while (r->at < r->end && (*r->at != close || (close != ']' && peek(r, 1) == close))) {
        if (*r->at == close)
            r->at++;
        step(r);
    }
    *text = since(r, from);
    if (r->at == r->end)
        return TOKEN_UNCLOSED;
    r->at++;
    return close == '\'' ? TOKEN_STRING : TOKEN_WORD;
}

static enum token_kind number(struct reader *r)
{
    bool decimal = false;
    bool hex = peek(r, 0) == '0' && (peek(r, 1) | 0x20) == 'x';

    while (is_word(peek(r, 0)) || peek(r, 0) == '.') {
        bool exponent = !hex && (*r->at | 0x20) == 'e';
        decimal = decimal || *r->at == '.' || exponent;
        r->at++;
        if (exponent && (peek(r, 0) == '+' || peek(r, 0) == '-'))
            r->at++;
    }
    return decimal ? TOKEN_DECIMAL : TOKEN_NUMBER;
}

static enum token_kind cut_token(struct reader *r, struct str *text)
{
    const char *from = r->at;
    char c = peek(r, 0);

    if (r->at == r->end)
        return TOKEN_END;
    if (c == '\'' || c == '"' || c == '`')
        return quoted(r, c, text);
    if (c == '[')
        return quoted(r, ']', text);
    if ((c == 'x' || c == 'X') && peek(r, 1) == '\'') {
        r->at++;
        return quoted(r, '\'', text) == TOKEN_UNCLOSED ? TOKEN_UNCLOSED : TOKEN_BLOB;
    }
    enum token_kind kind = TOKEN_OTHER;
    if (is_digit(c) || (c == '.' && is_digit(peek(r, 1)))) {
        kind = number(r);
    } else if (is_word(c)) {
        kind = TOKEN_WORD;
        while (r->at < r->end && is_word(*r->at))
            r->at++;
    } else {
        r->at++;
    }
    *text = since(r, from);
    return kind;
}

static void next(struct reader *r)
{
    int line = r->line;
    bool closed = skip_blanks(r);

    r->token = (struct token){.at = r->at, .line = closed ? r->line : line};
    r->token.kind = closed ? cut_token(r, &r->token.text) : TOKEN_UNCLOSED;
}

/* ---- statements ---- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* SQL does not tell capitals from small letters. */
static bool same_word(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.s[i]) != lower(b.s[i]))
            return false;
    return true;
}

static bool at_word(const struct reader *r, struct str word)
{
    return r->token.kind == TOKEN_WORD && same_word(r->token.text, word);
}

static bool take_word(struct reader *r, struct str word)
{
    bool there = at_word(r, word);

    if (there)
        next(r);
    return there;
}

static bool at_end(const struct reader *r)
{
    return r->token.kind == TOKEN_END || r->token.kind == TOKEN_UNCLOSED ||
           (r->token.kind == TOKEN_OTHER && r->token.text.s[0] == ';');
}

static bool is_inexact_type(struct str word)
{
    static const struct str types[] = {STR_INIT("real"),    STR_INIT("float"),   STR_INIT("double"),
                                       STR_INIT("numeric"), STR_INIT("decimal"), STR_INIT("blob")};

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (same_word(word, types[i]))
            return true;
    return false;
}

/* ---- what a select reads ---- */

/* Within a pair of brackets, or outside of all. */
struct level {
    struct str name; /* the word before the bracket */
    bool in_tables;  /* in a list of tables */
};

struct names {
    struct str *list;
    size_t n, cap;
};

struct reads {
    struct names named, given;
    struct level *levels; /* the last one is where the reader is */
    size_t n, cap;
    struct token before;
    struct str closed;  /* the word before the bracket that closed last */
    struct str defined; /* before AS */
    bool after_as;
    bool table; /* the next word names one */
};

static bool is_among(const struct names *names, struct str name)
{
    for (size_t i = 0; i < names->n; i++)
        if (str_eq(names->list[i], name))
            return true;
    return false;
}

static void add_name(struct reader *r, struct names *names, struct str name)
{
    if (!is_among(names, name))
        ARENA_PUSH(r->a, names->list, names->n, names->cap) = name;
}

static bool at_mark(const struct token *t, char mark)
{
    return t->kind == TOKEN_OTHER && t->text.s[0] == mark;
}

static bool ends_tables(const struct reader *r)
{
    static const struct str ends[] = {STR_INIT("where"),  STR_INIT("group"),  STR_INIT("order"),
                                      STR_INIT("union"),  STR_INIT("except"), STR_INIT("select"),
                                      STR_INIT("having"), STR_INIT("limit"),  STR_INIT("window")};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (at_word(r, ends[i]))
            return true;
    return false;
}

static void push_level(struct reader *r, struct reads *x, struct str name)
{
    ARENA_PUSH(r->a, x->levels, x->n, x->cap) = (struct level){.name = name};
}

/* name AS (...), name (columns) AS (...), name AS MATERIALIZED (...) */
static void see_definition(struct reader *r, struct reads *x)
{
    const struct token *t = &r->token;

    if (x->after_as && x->defined.n > 0 && (at_mark(t, '(') || at_word(r, STR("materialized"))))
        add_name(r, &x->given, x->defined);
    x->after_as = at_word(r, STR("as"));
    if (x->after_as)
        x->defined = at_mark(&x->before, ')')       ? x->closed
                     : x->before.kind == TOKEN_WORD ? x->before.text
                                                    : (struct str){0};
}

static void see_token(struct reader *r, struct reads *x)
{
    const struct token *t = &r->token;
    struct level *here = &x->levels[x->n - 1];
    bool from = at_word(r, STR("from"));

    see_definition(r, x);
    if (x->table && t->kind == TOKEN_WORD)
        add_name(r, &x->named, t->text);
    x->table = from || at_word(r, STR("join")) || (here->in_tables && at_mark(t, ','));
    if (from)
        here->in_tables = true;
    else if (ends_tables(r))
        here->in_tables = false;
    if (at_mark(t, '(')) {
        push_level(r, x, x->before.kind == TOKEN_WORD ? x->before.text : (struct str){0});
    } else if (at_mark(t, ')') && x->n > 1) {
        x->closed = here->name;
        x->n--;
    }
    x->before = *t;
}

/* Those named that the select does not give itself. */
static void take_reads(struct reader *r, const struct reads *x, struct sql_view *v)
{
    struct names reads = {0};

    for (size_t i = 0; i < x->named.n; i++)
        if (!is_among(&x->given, x->named.list[i]))
            add_name(r, &reads, x->named.list[i]);
    v->reads = reads.list;
    v->n_reads = reads.n;
}

/* The tokens of a select up to its semicolon; true if they are good. */
static bool read_select(struct reader *r, struct sql_view *v)
{
    size_t before = r->found->n;
    bool after_as = false;
    struct reads reads = {0};

    push_level(r, &reads, (struct str){0});
    for (; !at_end(r); next(r)) {
        const struct token *t = &r->token;
        see_token(r, &reads);
        if (t->kind == TOKEN_DECIMAL)
            fault(r, DIAG_VIEW_DECIMAL, t->text, t->line);
        else if (t->kind == TOKEN_BLOB || (after_as && is_inexact_type(t->text)))
            fault(r, DIAG_VIEW_TYPE, t->text, t->line);
        after_as = at_word(r, STR("as"));
    }
    take_reads(r, &reads, v);
    return r->found->n == before;
}

static bool is_view_name(const struct token *t)
{
    struct str s = t->text;
    bool ok = t->kind == TOKEN_WORD && s.n > 0 && s.n <= 60 && s.s[0] >= 'a' && s.s[0] <= 'z';

    for (size_t i = 0; i < s.n && ok; i++)
        ok = (s.s[i] >= 'a' && s.s[i] <= 'z') || is_digit(s.s[i]) || s.s[i] == '_';
    return ok && !str_starts(s, STR("sqlite_"));
}

/* The line that ends before `end` (at its line end), not before `floor`. */
static struct str line_before(const char *floor, const char *end)
{
    const char *from = end;

    while (from > floor && from[-1] != '\n')
        from--;
    return (struct str){from, (size_t)(end - from)};
}

/* Comment lines right above `create`, which begins its line. */
static void read_comment(struct reader *r, const char *create, struct sql_view *v)
{
    const char *top = create - line_before(r->from, create).n;
    const char *first = top;
    struct strbuf b = {.a = r->a};

    v->comment_line = v->line;
    while (first > r->from && first[-1] == '\n') {
        struct str line = line_before(r->from, first - 1);
        bool whole = line.s == r->begin || line.s[-1] == '\n'; /* not behind a statement */
        if (!whole || !str_starts(str_trim(line), STR("--")))
            break;
        first = line.s;
        v->comment_line--;
    }
    while (first < top) {
        struct str line = str_cut((struct str){first, (size_t)(top - first)}, 0,
                                  str_find((struct str){first, (size_t)(top - first)}, STR("\n")));
        size_t dashes = str_find(line, STR("--")) + 2;
        struct str text = str_cut(line, dashes, line.n);
        if (b.n > 0)
            strbuf_addc(&b, '\n');
        strbuf_add(&b, str_ends(text, STR("\r")) ? str_cut(text, 0, text.n - 1) : text);
        first = line.s + line.n + 1;
    }
    v->comment = strbuf_str(&b);
}

static void add_view(struct reader *r, struct sql_view v)
{
    for (size_t i = 0; i < r->n; i++) {
        if (str_eq(r->views[i].name, v.name)) {
            fault(r, DIAG_VIEW_TWICE, v.name, v.line);
            return;
        }
    }
    ARENA_PUSH(r->a, r->views, r->n, r->cap) = v;
}

static void read_statement(struct reader *r)
{
    struct sql_view v = {.line = r->token.line};

    read_comment(r, r->token.at, &v);
    bool ok = take_word(r, STR("create")) && take_word(r, STR("view"));

    v.name = r->token.text;
    ok = ok && is_view_name(&r->token);
    if (ok)
        next(r);
    ok = ok && take_word(r, STR("as")) &&
         (at_word(r, STR("select")) || at_word(r, STR("with")) || at_word(r, STR("values")));

    const char *from = r->token.at;
    v.select_line = r->token.line;
    if (ok)
        v.bad = !read_select(r, &v);
    else
        while (!at_end(r))
            next(r);

    if (r->token.kind == TOKEN_UNCLOSED) {
        fault(r, DIAG_VIEW_UNCLOSED, (struct str){0}, r->token.line);
        r->at = r->end;
    } else if (!ok) {
        fault(r, DIAG_VIEW_STATEMENT, (struct str){0}, v.line);
    } else {
        v.select = (struct str){from, (size_t)(r->token.at - from)};
        add_view(r, v);
    }
}

bool sql_cut(struct arena *a, struct str path, struct str text, struct sql_view **views, size_t *n,
             struct diags *d)
{
    struct reader r = {.a = a, .path = path, .found = d, .line = 1, .ok = true};

    r.at = text.n == 0 ? "" : text.s;
    r.end = r.at + text.n;
    r.begin = r.at;
    r.from = r.at;
    for (next(&r); r.token.kind != TOKEN_END; r.from = r.at, next(&r)) {
        if (at_end(&r) && r.token.kind != TOKEN_UNCLOSED)
            continue; /* an empty statement */
        read_statement(&r);
        if (r.token.kind == TOKEN_END)
            break;
    }
    *views = r.views;
    *n = r.n;
    return r.ok;
}

bool sql_file_read(struct arena *a, struct str path, struct sql_view **views, size_t *n,
                   struct diags *d)
{
    struct str bytes;
    struct str text;

    *views = NULL;
    *n = 0;
    return file_read(a, path, FILE_MAX, &bytes, d) && text_decode(a, path, bytes, &text, d) &&
           sql_cut(a, path, text, views, n, d);
}
