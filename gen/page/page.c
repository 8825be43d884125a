/*
 * The dump, one line per item, lengths in mpt:
 *
 *   document "title" lang=zh-CN
 *   #0 Document                          tags, indented by depth
 *     #1 Part
 *       #2 H1
 *   bookmark 1 page=3 y=104882 #2 "text"
 *   page 1 595276 841890                 "numbered" if its number is printed
 *   run X Y SIZE FACE "text" w=WIDTH @figure #tag
 *   rule X Y W H
 *   link X Y W H #tag to=PAGE,Y "alt"
 *
 * A run without #tag is an artifact; rules always are.  Pages count from 1.
 */
#include "page/page.h"

static void print_text(struct str s, FILE *out)
{
    fputc('"', out);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            fprintf(out, "\\x%02X", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

const char *tag_name(enum tag_kind kind)
{
    switch (kind) {
    case TAG_DOCUMENT:
        return "Document";
    case TAG_PART:
        return "Part";
    case TAG_SECT:
        return "Sect";
    case TAG_HEADING:
        return "H";
    case TAG_P:
        return "P";
    case TAG_TOC:
        return "TOC";
    case TAG_TOCI:
        return "TOCI";
    case TAG_REFERENCE:
        return "Reference";
    case TAG_LINK:
        return "Link";
    case TAG_TABLE:
        return "Table";
    case TAG_CAPTION:
        return "Caption";
    case TAG_THEAD:
        return "THead";
    case TAG_TBODY:
        return "TBody";
    case TAG_TR:
        return "TR";
    case TAG_TH:
        return "TH";
    case TAG_TD:
        return "TD";
    case TAG_L:
        return "L";
    case TAG_LI:
        return "LI";
    case TAG_LBL:
        return "Lbl";
    case TAG_LBODY:
        return "LBody";
    case TAG_NOTE:
        return "Note";
    case TAG_SPAN:
        return "Span";
    }
    return "?";
}

static const char *scope_name(enum tag_scope scope)
{
    switch (scope) {
    case SCOPE_NONE:
        return "";
    case SCOPE_COLUMN:
        return " scope=column";
    case SCOPE_ROW:
        return " scope=row";
    case SCOPE_BOTH:
        return " scope=both";
    }
    return "";
}

static void print_tag(const struct pages *pages, size_t index, FILE *out)
{
    const struct tag *tag = &pages->tags[index];

    for (int parent = tag->parent; parent >= 0; parent = pages->tags[parent].parent)
        fputs("  ", out);
    fprintf(out, "#%zu %s", index, tag_name(tag->kind));
    if (tag->kind == TAG_HEADING)
        fprintf(out, "%d", tag->level);
    fputs(scope_name(tag->scope), out);
    if (tag->rowspan > 1)
        fprintf(out, " rowspan=%d", tag->rowspan);
    if (tag->colspan > 1)
        fprintf(out, " colspan=%d", tag->colspan);
    for (int i = 0; i < tag->n_headers; i++)
        fprintf(out, "%s#%d", i == 0 ? " headers=" : ",", tag->headers[i]);
    if (tag->lang.n > 0)
        fprintf(out, " lang=%.*s", STR_FMT(tag->lang));
    if (tag->title.n > 0) {
        fputs(" title=", out);
        print_text(tag->title, out);
    }
    if (tag->summary.n > 0) {
        fputs(" summary=", out);
        print_text(tag->summary, out);
    }
    fputc('\n', out);
}

static void print_run(const struct page_item *item, const char *face, FILE *out)
{
    const struct glyph_run *run = &item->run;

    fprintf(out, "run %d %d %d %s ", run->x, run->y, run->size, face);
    print_text(run->text, out);
    fprintf(out, " w=%d", run->width);
    if (run->has_actual) {
        fputs(" actual=", out);
        print_text(run->actual, out);
    }
    if (run->lang.n > 0)
        fprintf(out, " lang=%.*s", STR_FMT(run->lang));
    if (run->gray != 0)
        fprintf(out, " gray=%d", run->gray);
    if (item->degrees != 0)
        fprintf(out, " turned=%d", item->degrees);
    if (run->figure.n > 0)
        fprintf(out, " @%.*s", STR_FMT(run->figure));
    if (item->tag != TAG_ARTIFACT)
        fprintf(out, " #%d", item->tag);
    fputc('\n', out);
}

static void print_page(const struct page *page, const char *(*face_name)(const void *ctx, int face),
                       const void *ctx, FILE *out)
{
    fprintf(out, "page %d %d %d%s\n", page->number, page->width, page->height,
            page->numbered ? " numbered" : "");
    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        switch (item->kind) {
        case ITEM_RUN:
            print_run(item, face_name(ctx, item->run.face), out);
            break;
        case ITEM_RULE:
            fprintf(out, "rule %d %d %d %d\n", item->rule.x, item->rule.y, item->rule.w,
                    item->rule.h);
            break;
        }
    }
    for (size_t i = 0; i < page->n_links; i++) {
        const struct page_link *link = &page->links[i];
        fprintf(out, "link %d %d %d %d #%d to=%d,%d ", link->x, link->y, link->w, link->h,
                link->tag, link->page + 1, link->target_y);
        print_text(link->alt, out);
        fputc('\n', out);
    }
}

void pages_dump(const struct pages *pages, const char *(*face_name)(const void *ctx, int face),
                const void *ctx, FILE *out)
{
    fputs("document ", out);
    print_text(pages->title, out);
    fprintf(out, " lang=%.*s\n", STR_FMT(pages->lang));
    for (size_t i = 0; i < pages->n_tags; i++)
        print_tag(pages, i, out);
    for (size_t i = 0; i < pages->n_outline; i++) {
        const struct outline_entry *e = &pages->outline[i];
        fprintf(out, "bookmark %d page=%d y=%d #%d ", e->level, e->page + 1, e->y, e->tag);
        print_text(e->text, out);
        fputc('\n', out);
    }
    for (size_t i = 0; i < pages->n_pages; i++)
        print_page(&pages->pages[i], face_name, ctx, out);
}
