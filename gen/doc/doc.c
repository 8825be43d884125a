#include "doc/doc.h"

/*
 * The dump, made to be read and compared line by line:
 *
 *     document zh-CN
 *       title ...           author, subject, date, draft: only what there is
 *     page STYLE
 *     heading LEVEL STYLE contents=N: TEXT
 *     text STYLE: TEXT      or title, item, note: what the paragraph is
 *     contents levels=N
 *     table STYLE start=... WORDS columns=45 min..max ... @LINE
 *       title ...           as heading
 *       unit, lead, again, again-suffix, summary: TEXT
 *       head HEIGHT
 *         cell COLxSPANS WORDS: TEXT
 *       row HEIGHT group=N total
 *         cell ...
 *       note STYLE: TEXT
 *
 * In TEXT a figure is [text = view/key/column], a stretch in another role is
 * <role text>, and a place to break is "|".  Lengths are in pt.
 */

static void put_length(mpt v, FILE *out)
{
    unsigned n = v < 0 ? 0u - (unsigned)v : (unsigned)v;

    fprintf(out, "%s%u", v < 0 ? "-" : "", n / 1000);
    if (n % 1000 == 0)
        return;
    char digits[4] = {(char)('0' + n / 100 % 10), (char)('0' + n / 10 % 10), (char)('0' + n % 10)};
    for (int last = 2; digits[last] == '0'; last--)
        digits[last] = '\0';
    fprintf(out, ".%s", digits);
}

static void put_str(struct str s, FILE *out)
{
    static const struct str mark = STR_INIT("\xE2\x80\x8B"); /* U+200B */
    size_t from = 0;

    for (size_t at = 0; at < s.n;) {
        bool line_end = s.s[at] == '\n';
        if (!line_end && (s.s[at] != mark.s[0] || !str_starts(str_cut(s, at, s.n), mark))) {
            at++;
            continue;
        }
        fwrite(s.s + from, 1, at - from, out);
        fputs(line_end ? "\\n" : "|", out);
        at += line_end ? 1 : mark.n;
        from = at;
    }
    if (s.n > from)
        fwrite(s.s + from, 1, s.n - from, out);
}

static void put_span(const struct span *s, FILE *out)
{
    if (s->role.n > 0)
        fprintf(out, "<%.*s ", STR_FMT(s->role));
    if (s->figure.n > 0)
        fputc('[', out);
    put_str(s->text, out);
    if (s->figure.n > 0) {
        fputs(" = ", out);
        put_str(s->figure, out);
        fputc(']', out);
    }
    if (s->role.n > 0)
        fputc('>', out);
}

static void put_spans(const struct span *spans, int n, FILE *out)
{
    if (n > 0)
        fputc(' ', out);
    for (int i = 0; i < n; i++)
        put_span(&spans[i], out);
    fputc('\n', out);
}

static void put_named(const char *name, struct str value, FILE *out)
{
    if (value.n == 0)
        return;
    fprintf(out, "  %s ", name);
    put_str(value, out);
    fputc('\n', out);
}

static void put_par(const char *what, const struct par *p, FILE *out)
{
    fprintf(out, "%s %.*s:", what, STR_FMT(p->style->name));
    put_spans(p->spans, p->n_spans, out);
}

static const char *par_kind_name(enum par_kind kind)
{
    switch (kind) {
    case PAR_TEXT:
        return "text";
    case PAR_TITLE:
        return "title";
    case PAR_ITEM:
        return "item";
    case PAR_NOTE:
        return "note";
    }
    return "";
}

static void put_heading(const char *what, const struct heading *h, FILE *out)
{
    fprintf(out, "%s %d %.*s", what, h->level, STR_FMT(h->text.style->name));
    if (h->contents_level > 0)
        fprintf(out, " contents=%d", h->contents_level);
    fputc(':', out);
    put_spans(h->text.spans, h->text.n_spans, out);
    fputs("  plain ", out);
    put_str(h->plain, out);
    fprintf(out, " number=%.*s\n", STR_FMT(h->number));
}

/* ---- tables ---- */

static const char *align_name(enum align align)
{
    switch (align) {
    case ALIGN_LEFT:
        return "left";
    case ALIGN_CENTER:
        return "center";
    case ALIGN_RIGHT:
        return "right";
    case ALIGN_JUSTIFY:
        return "justify";
    }
    return "";
}

static const char *start_name(enum table_start start)
{
    switch (start) {
    case START_FLOW:
        return "flow";
    case START_PAGE:
        return "page";
    case START_PAGE_OR_SHORT:
        return "page-or-short";
    }
    return "";
}

static const char *continue_name(enum cell_continue cont)
{
    switch (cont) {
    case CONTINUE_NONE:
        return "";
    case CONTINUE_LABEL:
        return " continue=label";
    case CONTINUE_TEXT:
        return " continue=text";
    }
    return "";
}

static void put_cell(const struct cell *c, FILE *out)
{
    fprintf(out, "    cell %d", c->col + 1);
    if (c->colspan > 1 || c->rowspan > 1)
        fprintf(out, " %dx%d", c->colspan, c->rowspan);
    fprintf(out, " %s%s%s%s%s%s%s%s%s", align_name(c->align), c->decimal ? " decimal" : "",
            c->head ? " head" : "", c->row_head ? " row-head" : "", c->strong ? " strong" : "",
            c->number  ? " number"
            : c->small ? " small"
                       : "",
            c->valign == VALIGN_TOP ? " top" : "", continue_name(c->cont),
            c->rule_left_strong ? " divider" : "");
    if (c->indent != 0) {
        fputs(" indent=", out);
        put_length(c->indent, out);
    }
    fputc(':', out);
    put_spans(c->spans, c->n_spans, out);
}

static void put_row(const char *what, const struct row *r, FILE *out)
{
    fprintf(out, "  %s", what);
    if (r->height_min > 0) {
        fputc(' ', out);
        put_length(r->height_min, out);
    }
    if (r->group > 0)
        fprintf(out, " group=%d", r->group);
    fputs(r->total ? " total\n" : "\n", out);
    for (int i = 0; i < r->n_cells; i++)
        put_cell(&r->cells[i], out);
}

static void put_columns(const struct table *t, FILE *out)
{
    fputs(" columns=", out);
    for (int i = 0; i < t->n_columns; i++) {
        const struct column *c = &t->columns[i];
        if (i > 0)
            fputc(',', out);
        put_length(c->width > 0 ? c->width : c->min, out);
        if (c->width > 0)
            continue;
        fputs("..", out);
        if (c->max > 0)
            put_length(c->max, out);
    }
}

static void put_line(const char *name, const struct span *spans, int n, FILE *out)
{
    if (n == 0)
        return;
    fprintf(out, "  %s:", name);
    put_spans(spans, n, out);
}

static void put_table(const struct table *t, FILE *out)
{
    fprintf(out, "table %.*s start=%s%s%s%s%s", STR_FMT(t->style->name), start_name(t->start),
            t->empty ? " empty" : "", t->centered ? " centered" : "",
            t->grid_block ? " grid-block" : "", t->joined ? " joined" : "");
    put_columns(t, out);
    fprintf(out, " @%d\n", t->at.line);
    put_line("unit", t->unit, t->n_unit, out);
    put_line("lead", t->lead, t->n_lead, out);
    put_line("again", t->again, t->n_again, out);
    put_named("again-suffix", t->again_suffix, out);
    put_named("summary", t->summary, out);
    for (int i = 0; i < t->n_head; i++)
        put_row("head", &t->head[i], out);
    for (int i = 0; i < t->n_body; i++)
        put_row("row", &t->body[i], out);
    for (int i = 0; i < t->n_notes; i++)
        put_par("  note", &t->notes[i], out);
}

/* ---- blocks ---- */

static void put_block(const struct block *b, FILE *out)
{
    switch (b->kind) {
    case BLOCK_PAGE:
        fprintf(out, "page %.*s\n", STR_FMT(b->page->name));
        break;
    case BLOCK_HEADING:
        put_heading("heading", b->heading, out);
        break;
    case BLOCK_PAR:
        put_par(par_kind_name(b->par_kind), &b->par, out);
        break;
    case BLOCK_TABLE:
        if (b->heading != NULL)
            put_heading("table-title", b->heading, out);
        put_table(b->table, out);
        break;
    case BLOCK_CONTENTS:
        fprintf(out, "contents levels=%d\n", b->contents->n_levels);
        break;
    }
}

void doc_dump(const struct doc *doc, FILE *out)
{
    fprintf(out, "document %.*s\n", STR_FMT(doc->lang));
    put_named("title", doc->title, out);
    put_named("author", doc->author, out);
    put_named("subject", doc->subject, out);
    put_named("date", doc->date, out);
    if (doc->draft != NULL) {
        put_named("watermark", doc->draft->watermark.text, out);
        put_named("draft-line", doc->draft->line.text, out);
    }
    for (int i = 0; i < doc->n_blocks; i++)
        put_block(&doc->blocks[i], out);
}
