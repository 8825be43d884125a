#include "read/markdown.h"

#include <md4c.h>
#include <stdint.h>
#include <string.h>

struct reader {
    struct arena *a;
    struct str path, text;
    struct diags *found;
    struct prose *out;
    struct strbuf line;  /* text of the block at hand */
    const char *begin;   /* its first byte in the file; NULL: not met yet */
    const char *at;      /* how far texts have come in the file ... */
    const char *counted; /* ... and up to where lines were counted */
    int counted_line;
    int depth;       /* of lists */
    bool item_begun; /* the first block of an item is the item */
    int foreign;     /* depth of blocks that are left out */
    bool pending;    /* a fault waits for a text, which has a place */
    enum diag_id pending_id;
    enum diag_id fault_id; /* the last one reported, and where */
    int fault_line;
    bool soft_break;
    bool ok;
};

static bool inside(const struct reader *r, const char *p)
{
    return (uintptr_t)p >= (uintptr_t)r->text.s && (uintptr_t)p < (uintptr_t)r->text.s + r->text.n;
}

/* Line of a byte of the file.  Places are asked for from top to bottom, so
   the count goes on from the last one. */
static int line_of(struct reader *r, const char *p)
{
    if (p < r->counted) {
        r->counted = r->text.s;
        r->counted_line = 1;
    }
    for (; r->counted < p; r->counted++)
        r->counted_line += *r->counted == '\n';
    return r->counted_line;
}

/* One finding of a kind a line: <b> and </b> are one fault. */
static void fault(struct reader *r, enum diag_id id, int line)
{
    if (r->fault_line == line && r->fault_id == id && !r->ok)
        return;
    r->fault_line = line;
    r->fault_id = id;
    DIAG_ADD0(r->found, id, ((struct place){.path = r->path, .line = line}));
    r->ok = false;
}

static void settle_pending(struct reader *r)
{
    if (r->pending)
        fault(r, r->pending_id, line_of(r, r->at));
    r->pending = false;
}

static void pend(struct reader *r, enum diag_id id)
{
    settle_pending(r);
    r->pending = true;
    r->pending_id = id;
}

/* ---- text ---- */

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word_before(char c)
{
    return is_ascii_word(c) || c == ',' || c == '.' || c == ';' || c == ':' || c == ')';
}

static void add_text(struct reader *r, struct str s)
{
    if (r->soft_break) {
        struct str before = strbuf_str(&r->line);
        while (str_trim(s).n > 0 && str_trim(s).s != s.s)
            s = str_cut(s, (size_t)(str_trim(s).s - s.s), s.n);
        if (s.n > 0 && before.n > 0 && is_word_before(before.s[before.n - 1]) &&
            is_ascii_word(s.s[0]))
            strbuf_addc(&r->line, ' ');
        r->soft_break = s.n == 0;
    }
    strbuf_add(&r->line, s);
}

static const struct entity {
    struct str name;
    uint32_t code_point;
} entities[] = {
    {STR_INIT("&amp;"), '&'},  {STR_INIT("&lt;"), '<'},    {STR_INIT("&gt;"), '>'},
    {STR_INIT("&quot;"), '"'}, {STR_INIT("&nbsp;"), 0xA0},
};

/* &#123; and &#x7B;: the number, or 0. */
static uint32_t numeric_entity(struct str s)
{
    uint32_t v = 0;
    bool hex = s.n > 3 && (s.s[2] == 'x' || s.s[2] == 'X');

    if (s.n < 4 || s.s[1] != '#')
        return 0;
    for (size_t i = hex ? 3 : 2; i + 1 < s.n && v < 0x110000; i++) {
        char c = s.s[i];
        uint32_t digit = (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        v = v * (hex ? 16 : 10) + digit;
    }
    return v;
}

static void add_entity(struct reader *r, struct str s)
{
    struct strbuf b = {.a = r->a};
    uint32_t u = numeric_entity(s);

    for (size_t i = 0; i < sizeof entities / sizeof *entities && u == 0; i++)
        if (str_eq(s, entities[i].name))
            u = entities[i].code_point;
    if (u == 0) { /* no entity that we know: what was written */
        add_text(r, s);
        return;
    }
    strbuf_addu(&b, u);
    add_text(r, strbuf_str(&b));
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *ctx)
{
    struct reader *r = ctx;
    struct str text = {s, n};

    if (inside(r, s)) {
        r->at = s;
        if (r->begin == NULL)
            r->begin = s;
    }
    if (type == MD_TEXT_HTML && !r->pending && r->foreign == 0)
        pend(r, DIAG_PROSE_HTML);
    settle_pending(r);
    if (r->foreign > 0 || type == MD_TEXT_HTML)
        return 0;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        r->soft_break = true;
    else if (type == MD_TEXT_ENTITY)
        add_entity(r, text);
    else if (type == MD_TEXT_NULLCHAR)
        add_text(r, STR("\xef\xbf\xbd"));
    else
        add_text(r, text);
    return 0;
}

/* ---- blocks ---- */

static void begin_text(struct reader *r)
{
    r->line = (struct strbuf){.a = r->a};
    r->begin = NULL;
    r->soft_break = false;
}

static void end_text(struct reader *r, enum prose_kind kind, int level)
{
    struct str text = str_trim(strbuf_str(&r->line));

    settle_pending(r);
    if (r->foreign == 0 && text.n > 0)
        ARENA_PUSH(r->a, r->out->rows, r->out->n, r->out->cap) =
            (struct prose_row){kind, level, text, line_of(r, r->begin == NULL ? r->at : r->begin)};
    begin_text(r);
}

static void end_paragraph(struct reader *r)
{
    bool item = r->depth > 0 && r->item_begun;

    end_text(r, item ? PROSE_ITEM : PROSE_PARAGRAPH, item ? r->depth : 0);
    r->item_begun = false;
}

/* A block that the document has no place for, or MD_BLOCK_DOC's twin -1. */
static int foreign_id(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        return DIAG_PROSE_QUOTE;
    case MD_BLOCK_CODE:
        return DIAG_PROSE_CODE;
    case MD_BLOCK_HTML:
        return DIAG_PROSE_HTML;
    case MD_BLOCK_TABLE:
        return DIAG_PROSE_TABLE;
    case MD_BLOCK_DOC:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
    case MD_BLOCK_HR:
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        break;
    }
    return -1;
}

/* True for a line of three or more *, - or _ and blanks. */
static bool is_rule(struct str line)
{
    size_t marks = 0;
    char mark = 0;

    for (size_t i = 0; i < line.n; i++) {
        char c = line.s[i];
        if (c == ' ' || c == '\t' || c == '\r')
            continue;
        if ((c != '*' && c != '-' && c != '_') || (mark != 0 && c != mark))
            return false;
        mark = c;
        marks++;
    }
    return marks >= 3;
}

/* True for the line that opens a block of code, also within a list. */
static bool is_fence(struct str line)
{
    return str_find(line, STR("```")) < line.n || str_find(line, STR("~~~")) < line.n;
}

/* md4c names no place for a rule or a fence: the next line that looks like one. */
static void report_line(struct reader *r, enum diag_id id, bool (*is_one)(struct str line))
{
    size_t at = r->at == NULL ? 0 : (size_t)(r->at - r->text.s);

    while (at < r->text.n) {
        struct str rest = str_cut(r->text, at, r->text.n);
        size_t n = str_find(rest, STR("\n"));
        if (is_one(str_cut(rest, 0, n)) && (at == 0 || r->text.s[at - 1] == '\n')) {
            fault(r, id, line_of(r, r->text.s + at));
            r->at = r->text.s + at + (n < rest.n ? n : rest.n - 1);
            return;
        }
        at += n + 1;
    }
    fault(r, id, line_of(r, r->at == NULL ? r->text.s : r->at));
}

/* An item's own text ends where a block within it begins. */
static void end_item_text(struct reader *r)
{
    if (r->line.n > 0)
        end_paragraph(r);
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    struct reader *r = ctx;
    int id = foreign_id(type);

    (void)detail;
    end_item_text(r);
    bool first = id >= 0 && r->foreign++ == 0;
    if (first && type == MD_BLOCK_CODE)
        report_line(r, DIAG_PROSE_CODE, is_fence);
    else if (first)
        pend(r, (enum diag_id)id);
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        r->depth++;
    if (type == MD_BLOCK_LI)
        r->item_begun = true;
    if (type == MD_BLOCK_HR && r->foreign == 0)
        report_line(r, DIAG_PROSE_RULE, is_rule);
    begin_text(r);
    return 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    struct reader *r = ctx;

    if (foreign_id(type) >= 0) {
        settle_pending(r);
        r->foreign--;
        begin_text(r);
    } else if (type == MD_BLOCK_H) {
        end_text(r, PROSE_HEADING, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
        r->item_begun = false;
    } else if (type == MD_BLOCK_P) {
        end_paragraph(r);
    } else if (type == MD_BLOCK_LI) {
        end_item_text(r);
        r->item_begun = false;
    } else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        r->depth--;
    }
    return 0;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    struct reader *r = ctx;

    (void)detail;
    if (r->foreign == 0 && type == MD_SPAN_A)
        pend(r, DIAG_PROSE_LINK);
    if (r->foreign == 0 && type == MD_SPAN_IMG)
        pend(r, DIAG_PROSE_IMAGE);
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    (void)type;
    (void)detail;
    (void)ctx;
    return 0;
}

bool markdown_parse(struct arena *a, struct str path, struct str text, struct prose *out,
                    struct diags *d)
{
    static const MD_PARSER parser = {
        .abi_version = 0,
        .flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES,
        .enter_block = on_enter_block,
        .leave_block = on_leave_block,
        .enter_span = on_enter_span,
        .leave_span = on_leave_span,
        .text = on_text,
    };
    struct reader r = {.a = a, .path = path, .text = text, .found = d, .out = out, .ok = true};

    *out = (struct prose){0};
    if (text.n == 0)
        return true;
    r.at = r.counted = text.s;
    r.counted_line = 1;
    begin_text(&r);
    if (text.n > UINT32_MAX / 2 || md_parse(text.s, (MD_SIZE)text.n, &parser, &r) != 0)
        fault(&r, DIAG_PROSE_UNREADABLE, 0);
    return r.ok;
}
