#include "sample.h"

#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "sample: %s\n", what);
    exit(1);
}

struct fontset *sample_fonts(void)
{
    struct diags found = {0};
    struct fontset *fonts = fontset_open(STR(TEST_SOURCE_DIR "/fonts/roles.csv"), &found);

    if (fonts == NULL || diags_count(&found, SEVERITY_INFO) > 0)
        give_up("fonts do not open");
    diags_release(&found);
    return fonts;
}

int sample_face(struct fontset *fonts, const char *postscript_name)
{
    for (int i = 0; i < fontset_n_faces(fonts); i++) {
        const struct face_info *info = fontset_face(fonts, i);
        if (info != NULL && strcmp(info->postscript_name, postscript_name) == 0)
            return i;
    }
    give_up(postscript_name);
}

struct glyph_run sample_run(struct arena *a, struct fontset *fonts, int face, mpt size, mpt x,
                            mpt y, const char *text)
{
    const struct face_info *info = fontset_face(fonts, face);
    hb_blob_t *blob =
        hb_blob_create(info->data, (unsigned)info->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hb_face = hb_face_create(blob, info->index);
    hb_font_t *font = hb_font_create(hb_face);
    struct str s = str_copy(a, str_from(text));
    struct glyph_run run = {.face = face, .size = size, .x = x, .y = y, .text = s};
    int64_t at = 0;

    run.glyphs = arena_new(a, struct page_glyph, s.n + 1);
    for (size_t i = 0; i < s.n;) {
        struct page_glyph *g = &run.glyphs[run.n_glyphs++];
        hb_codepoint_t gid = 0;
        g->from = (uint32_t)i;
        hb_font_get_nominal_glyph(font, utf8_next(s, &i), &gid);
        g->to = (uint32_t)i;
        g->gid = gid;
        g->x = (mpt)(at / info->units_per_em);
        at += (int64_t)fontset_advance(fonts, face, gid) * size;
    }
    run.width = (mpt)(at / info->units_per_em);
    hb_font_destroy(font);
    hb_face_destroy(hb_face);
    hb_blob_destroy(blob);
    return run;
}

/* ---- building ---- */

enum { A4_SHORT = 595276, A4_LONG = 841890, MAX = 64 };

struct builder {
    struct arena *a;
    struct fontset *fonts;
    struct pages *pages;
    size_t cap_tags;
    struct page *page;
    int fang, song, serif, sans;
};

static int tag(struct builder *b, enum tag_kind kind, int parent)
{
    struct pages *p = b->pages;

    ARENA_PUSH(b->a, p->tags, p->n_tags, b->cap_tags) =
        (struct tag){.kind = kind, .parent = parent, .rowspan = 1, .colspan = 1};
    return (int)p->n_tags - 1;
}

static void page(struct builder *b, mpt width, mpt height)
{
    b->page = &b->pages->pages[b->pages->n_pages++];
    *b->page = (struct page){.width = width, .height = height};
    b->page->number = (int)b->pages->n_pages;
    b->page->numbered = b->pages->n_pages > 2;
    b->page->items = arena_new(b->a, struct page_item, MAX);
    b->page->links = arena_new(b->a, struct page_link, MAX);
}

static struct page_item *item(struct builder *b, int of)
{
    struct page_item *i = &b->page->items[b->page->n_items++];

    i->tag = of;
    return i;
}

static struct glyph_run *text(struct builder *b, int of, int face, mpt size, mpt x, mpt y,
                              const char *s)
{
    struct page_item *i = item(b, of);

    i->kind = ITEM_RUN;
    i->run = sample_run(b->a, b->fonts, face, size, x, y, s);
    return &i->run;
}

static void rule(struct builder *b, mpt x, mpt y, mpt w, mpt h)
{
    struct page_item *i = item(b, TAG_ARTIFACT);

    i->kind = ITEM_RULE;
    i->rule = (struct page_rule){x, y, w, h};
}

static void bookmark(struct builder *b, int level, const char *s, int on, mpt y, int of)
{
    b->pages->outline[b->pages->n_outline++] =
        (struct outline_entry){level, str_from(s), on, y, of};
}

static void cover(struct builder *b)
{
    page(b, A4_SHORT, A4_LONG);
    int part = tag(b, TAG_PART, 0), h = tag(b, TAG_HEADING, part);
    b->pages->tags[h].level = 1;
    text(b, h, b->serif, 26000, 120000, 300000, "\xE5\x85\xAC\xE5\xBC\x80\xE6\x96\x87\xE4\xBB\xB6");
    text(b, h, b->serif, 26000, 120000, 340000, "\xE4\xB8\x8E\xE8\xAF\xB4\xE6\x98\x8E");
    struct page_item *mark = item(b, TAG_ARTIFACT);
    mark->kind = ITEM_RUN;
    mark->degrees = 45;
    mark->run =
        sample_run(b->a, b->fonts, b->sans, 120000, 150000, 600000, "\xE8\x8D\x89\xE7\xA8\xBF");
    mark->run.gray = 217;
    bookmark(b, 1, "\xE5\xB0\x81\xE9\x9D\xA2 & <cover>", 0, 270000, h);
}

static void contents(struct builder *b)
{
    static const char *const entries[] = {"\xE4\xB8\x80\xE3\x80\x81\xE6\xA6\x82\xE5\x86\xB5",
                                          "\xE4\xBA\x8C\xE3\x80\x81\xE8\xA1\xA8"};

    page(b, A4_SHORT, A4_LONG);
    int toc = tag(b, TAG_TOC, tag(b, TAG_PART, 0));
    for (int i = 0; i < 2; i++) {
        mpt y = 120000 + 30000 * i;
        int link = tag(b, TAG_LINK, tag(b, TAG_REFERENCE, tag(b, TAG_TOCI, toc)));
        text(b, link, b->fang, 16000, 90000, y, entries[i]);
        text(b, TAG_ARTIFACT, b->fang, 16000, 300000, y, "....");
        text(b, link, b->song, 14000, 500000, y, i == 0 ? "3" : "4");
        b->page->links[b->page->n_links++] = (struct page_link){
            90000, y - 16000, 420000, 20000, link, 2 + i, 80500, str_from(entries[i])};
    }
}

/* Shares `extra` among the gaps of a run, as justification does. */
static void stretch(struct glyph_run *run, mpt extra)
{
    for (int i = 1; i < run->n_glyphs; i++)
        run->glyphs[i].x += extra * i / (run->n_glyphs - 1);
    run->width += extra;
}

static void prose(struct builder *b, int part)
{
    page(b, A4_SHORT, A4_LONG);
    int h = tag(b, TAG_HEADING, part), p = tag(b, TAG_P, part), q = tag(b, TAG_P, part);
    b->pages->tags[h].level = 2;
    text(b, h, b->sans, 16000, 90000, 100000, "\xE6\xA6\x82\xE5\x86\xB5");
    bookmark(b, 1, "\xE6\xA6\x82\xE5\x86\xB5", 2, 80500, h);
    stretch(text(b, p, b->fang, 16000, 122000, 130000,
                 "\xE6\x94\xB6\xE5\x85\xA5\xE4\xB8\x8E\xE6\x94\xAF\xE5\x87\xBA\xEF\xBC\x8C"),
            4321);
    text(b, p, b->song, 16000, 90000, 158000, "3727.3 (a\\b)");

    /* One glyph for two characters, and the same glyph for one. */
    struct glyph_run *two = text(b, p, b->serif, 16000, 300000, 158000, "\xE2\x80\x94\xE2\x80\x94");
    two->glyphs[0].to = 6;
    two->n_glyphs = 1;
    text(b, p, b->serif, 16000, 350000, 158000, "\xE2\x80\x94");
    /* Two glyphs for one character. */
    struct glyph_run *one = text(b, p, b->serif, 16000, 400000, 158000, "e\xC2\xB4");
    one->text = STR("\xC3\xA9");
    one->glyphs[0].to = 2;
    one->glyphs[1].from = one->glyphs[1].to = 2;

    struct glyph_run *english = text(b, q, b->serif, 12000, 90000, 190000, "Open");
    english->lang = STR("en");
    struct glyph_run *hyphen = text(b, q, b->serif, 12000, 130000, 190000, "-");
    hyphen->actual = STR("");
    hyphen->has_actual = true;
    hyphen->lang = STR("en");
    struct glyph_run *private = text(b, q, b->serif, 12000, 150000, 190000, "B");
    private->text = STR("\xEE\x80\x80");
    private->glyphs[0].to = 3;
    text(b, TAG_ARTIFACT, b->song, 14000, 270000, 790000, "\xE2\x80\x94 3 \xE2\x80\x94");
}

static int cell(struct builder *b, int row, bool head, mpt x, mpt y, const char *s)
{
    int t = tag(b, head ? TAG_TH : TAG_TD, row);

    if (s != NULL)
        text(b, t, b->serif, 10500, x, y, s);
    return t;
}

static void table(struct builder *b, int part)
{
    static const char *const names[] = {"\xE4\xBA\xBA\xE5\x91\x98", "\xE9\xA1\xB9\xE7\x9B\xAE"};

    page(b, A4_LONG, A4_SHORT);
    int h = tag(b, TAG_HEADING, part);
    b->pages->tags[h].level = 2;
    text(b, h, b->serif, 16000, 90000, 100000, "\xE8\xA1\xA8");
    bookmark(b, 1, "\xE8\xA1\xA8", 3, 80500, h);
    bookmark(b, 2, "\xE8\xA1\xA8\xE4\xB8\x80", 3, 80500, h);

    int t = tag(b, TAG_TABLE, part), caption = tag(b, TAG_CAPTION, t);
    b->pages->tags[t].summary = STR("\xE6\x94\xAF\xE5\x87\xBA");
    text(b, caption, b->serif, 10500, 600000, 120000, "\xE5\x8D\x95\xE4\xBD\x8D");
    rule(b, 90000, 125000, 600000, 1000);
    rule(b, 90000, 150000, 600000, 500);
    int head_row = tag(b, TAG_TR, tag(b, TAG_THEAD, t));
    int first = cell(b, head_row, true, 92000, 140000, "\xE5\x90\x8D\xE7\xA7\xB0");
    int second = cell(b, head_row, true, 300000, 140000, "\xE9\x87\x91\xE9\xA2\x9D");
    b->pages->tags[first].scope = b->pages->tags[second].scope = SCOPE_COLUMN;
    b->pages->tags[second].colspan = 2;
    int body = tag(b, TAG_TBODY, t);
    for (int i = 0; i < 2; i++) {
        int row = tag(b, TAG_TR, body);
        int name = cell(b, row, true, 92000, 165000 + 20000 * i, names[i]);
        b->pages->tags[name].scope = SCOPE_ROW;
        int amount = cell(b, row, false, 300000, 165000 + 20000 * i, i == 0 ? "12.50" : "7.00");
        int *headers = arena_new(b->a, int, 2);
        headers[0] = second;
        headers[1] = name;
        b->pages->tags[amount].headers = headers;
        b->pages->tags[amount].n_headers = 2;
        cell(b, row, false, 0, 0, NULL);
    }
    rule(b, 90000, 190000, 600000, 1000);

    /* The last cell goes on on the next page, under a repeated head. */
    int last = tag(b, TAG_TR, body);
    int wide = cell(b, last, false, 92000, 205000, "\xE4\xB8\x8A");
    b->pages->tags[wide].colspan = 3;
    page(b, A4_SHORT, A4_LONG);
    text(b, TAG_ARTIFACT, b->serif, 10500, 92000, 100000, "\xE7\xBB\xAD\xE8\xA1\xA8");
    rule(b, 90000, 105000, 400000, 1000);
    text(b, wide, b->serif, 10500, 92000, 120000, "\xE4\xB8\x8B");
}

static void list_and_note(struct builder *b, int part)
{
    page(b, A4_SHORT, A4_LONG);
    int list = tag(b, TAG_L, part);
    for (int i = 0; i < 2; i++) {
        int li = tag(b, TAG_LI, list), label = tag(b, TAG_LBL, li), body = tag(b, TAG_LBODY, li);
        text(b, label, b->song, 16000, 122000, 100000 + 28000 * i, i == 0 ? "1." : "2.");
        text(b, body, b->fang, 16000, 140000, 100000 + 28000 * i, "\xE4\xBA\x8B\xE9\xA1\xB9");
    }
    int p = tag(b, TAG_P, part);
    text(b, p, b->fang, 16000, 122000, 200000, "\xE5\x89\x8D");
    int span = tag(b, TAG_SPAN, p);
    b->pages->tags[span].lang = STR("en");
    text(b, span, b->song, 16000, 140000, 200000, "inner")->lang = STR("en");
    text(b, p, b->fang, 16000, 190000, 200000, "\xE5\x90\x8E");
    text(b, tag(b, TAG_NOTE, part), b->song, 9000, 122000, 230000, "note");
}

struct pages *sample_pages(struct arena *a, struct fontset *fonts)
{
    struct builder b = {.a = a, .fonts = fonts, .pages = arena_new(a, struct pages, 1)};

    b.fang = sample_face(fonts, "FandolFang-Regular");
    b.song = sample_face(fonts, "FandolSong-Regular");
    b.serif = sample_face(fonts, "NotoSerifCJKsc-Regular");
    b.sans = sample_face(fonts, "NotoSansCJKsc-Medium");
    b.pages->pages = arena_new(a, struct page, MAX);
    b.pages->outline = arena_new(a, struct outline_entry, MAX);
    b.pages->title = STR("\xE6\xA0\xB7\xE6\x9C\xAC <1> & \"2\"");
    b.pages->author = STR("\xE5\x8D\x95\xE4\xBD\x8D");
    b.pages->subject = STR("a \xE2\x80\x9Csample\xE2\x80\x9D");
    b.pages->lang = STR("zh-CN");
    b.pages->date = STR("2022-02-14");
    tag(&b, TAG_DOCUMENT, -1);
    cover(&b);
    contents(&b);
    int part = tag(&b, TAG_PART, 0);
    prose(&b, part);
    table(&b, part);
    list_and_note(&b, part);
    return b.pages;
}
