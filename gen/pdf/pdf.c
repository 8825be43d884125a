#include "pdf/pdf.h"

#include "pdf/attach_int.h"
#include "pdf/content_int.h"
#include "pdf/out_int.h"
#include "pdf/icc_int.h"
#include "pdf/navigate_int.h"
#include "pdf/structure_int.h"
#include "pdf/xmp_int.h"

/* Levels of libdeflate: what is large and gains little is packed quickly. */
enum { LEVEL_FONTS = 1, LEVEL_PAGES = 1, LEVEL_OBJECTS = 1 };

/* One file in the making. */
struct maker {
    const struct pages *pages;
    const struct pdf_options *options;
    struct arena mem; /* all that must live until the file is written */
    struct haru *haru;
    struct packer *fonts_packer, *pages_packer, *objects_packer;
    struct fonts *fonts;
    struct marks marks;
    struct page_objects at;
    struct object *tree, *resources;
    struct link_object *links;
    size_t n_links;
    struct diags *d;
};

static bool tagged(const struct maker *m)
{
    return m->options->profile != PDF_PLAIN;
}

/* ---- pages ---- */

/* What libharu's numbers would round. */
static void print_media_box(const void *ctx, size_t i, struct strbuf *out)
{
    const struct page *page = ctx;

    (void)i;
    OUT(out, "/MediaBox[0 0 ");
    out_decimal(out, page->width, ' ');
    out_decimal(out, page->height, ']');
}

/* Pages in nodes of a tree; one level of nodes under the root does for any
   number that an array can hold. */
enum { PAGES_PER_NODE = 256 };

static void make_page_tree(struct maker *m)
{
    struct haru *h = m->haru;
    size_t n = m->pages->n_pages;
    struct object *nodes = haru_array(h, n / PAGES_PER_NODE + 1), *node = NULL, *kids = NULL;

    m->tree = haru_dict(h);
    haru_number(h, m->tree);
    m->at.objects = arena_new(&m->mem, struct object *, n + 1);
    m->at.numbers = arena_new(&m->mem, int, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (i % PAGES_PER_NODE == 0) {
            size_t left = n - i;
            kids = haru_array(h, PAGES_PER_NODE);
            node = haru_dict(h);
            haru_number(h, node);
            haru_put_name(node, "Type", "Pages");
            haru_put(node, "Parent", m->tree);
            haru_put_int(node, "Count", (int)(left < PAGES_PER_NODE ? left : PAGES_PER_NODE));
            haru_put(node, "Kids", kids);
            haru_add(nodes, node);
        }
        struct object *page = m->at.objects[i] = haru_dict(h);
        haru_put_name(page, "Type", "Page");
        haru_put(page, "Parent", node);
        haru_body(h, page, print_media_box, &m->pages->pages[i]);
        m->at.numbers[i] = haru_number(h, page);
        haru_add(kids, page);
    }
    haru_put_name(m->tree, "Type", "Pages");
    haru_put_int(m->tree, "Count", (int)n);
    haru_put(m->tree, "Kids", nodes);
}

static bool write_contents(struct maker *m)
{
    struct arena tmp = {0};
    struct strbuf out = {.a = &tmp};
    struct content c = {m->pages, m->fonts, tagged(m) ? &m->marks : NULL,
                        content_languages(&tmp, m->pages)};
    bool good = true;

    for (size_t i = 0; i < m->pages->n_pages && good; i++) {
        out.n = 0;
        size_t before = m->marks.n;
        good = content_write(&c, (int)i, &out);
        struct str bytes = pack(m->pages_packer, &m->mem, strbuf_str(&out));
        haru_put(m->at.objects[i], "Contents", haru_stream(m->haru, bytes, true));
        haru_put(m->at.objects[i], "Resources", m->resources);
        if (m->marks.n > before)
            haru_put_int(m->at.objects[i], "StructParents", (int)i);
    }
    if (!good)
        DIAG_ADD0(m->d, DIAG_PDF_TOO_MANY_GLYPHS, (struct place){0});
    arena_release(&tmp);
    return good;
}

static void put_links(struct maker *m)
{
    for (size_t k = 0, i = 0; i < m->pages->n_pages; i++) {
        size_t n = m->pages->pages[i].n_links;
        if (n == 0)
            continue;
        struct object *annotations = haru_array(m->haru, n);
        for (size_t end = k + n; k < end; k++)
            haru_add(annotations, m->links[k].object);
        haru_put(m->at.objects[i], "Annots", annotations);
        if (tagged(m))
            haru_put_name(m->at.objects[i], "Tabs", "S"); /* ISO 14289-1, 7.18.3 */
    }
}

/* ---- the catalogue ---- */

/* ISO 19005-2, 6.2.3: what the grays of the pages mean. */
static void put_output_intent(struct maker *m, struct object *catalog)
{
    struct haru *h = m->haru;
    struct arena tmp = {0};
    struct object *intents = haru_array(h, 1), *intent = haru_dict(h);
    struct object *profile = haru_stream(h, pack(m->objects_packer, &m->mem, icc_srgb(&tmp)), true);

    haru_put_int(profile, "N", 3);
    haru_put_name(intent, "Type", "OutputIntent");
    haru_put_name(intent, "S", "GTS_PDFA1");
    haru_put_text(intent, "OutputConditionIdentifier", STR("sRGB IEC61966-2.1"));
    haru_put_text(intent, "Info", STR("sRGB IEC61966-2.1"));
    haru_put(intent, "DestOutputProfile", profile);
    haru_add(intents, intent);
    haru_put(catalog, "OutputIntents", intents);
    arena_release(&tmp);
}

static void put_metadata(struct maker *m, struct object *catalog)
{
    int part = m->options->profile == PDF_A3A ? 3 : tagged(m) ? 2 : 0;
    struct object *metadata =
        haru_stream(m->haru, xmp_packet(&m->mem, m->pages, part), false); /* readable as it is */

    haru_put_name(metadata, "Type", "Metadata");
    haru_put_name(metadata, "Subtype", "XML");
    haru_put(catalog, "Metadata", metadata);
}

static void put_title_bar(struct maker *m, struct object *catalog)
{
    struct object *viewer = haru_dict(m->haru);

    haru_put_bool(viewer, "DisplayDocTitle", true);
    haru_put(catalog, "ViewerPreferences", viewer);
    if (m->pages->lang.n > 0)
        haru_put_text(catalog, "Lang", m->pages->lang);
    if (m->pages->n_outline > 0)
        haru_put_name(catalog, "PageMode", "UseOutlines");
}

static const struct structure *put_structure(struct maker *m, struct object *catalog)
{
    struct object *root, *mark_info = haru_dict(m->haru);
    struct structure_source from = {m->pages, &m->marks, m->at.numbers, m->links, m->n_links};
    const struct structure *s = structure_write(m->haru, &m->mem, &from, &root);

    haru_put_bool(mark_info, "Marked", true);
    haru_put(catalog, "MarkInfo", mark_info);
    haru_put(catalog, "StructTreeRoot", root);
    return s;
}

static int write_catalog(struct maker *m, bool *good)
{
    struct object *catalog = haru_dict(m->haru), *outline;
    const struct structure *structure = NULL;
    int number = haru_number(m->haru, catalog);

    haru_put_name(catalog, "Type", "Catalog");
    haru_put(catalog, "Pages", m->tree);
    haru_put(catalog, "PageLabels", labels_write(m->haru, &m->mem, m->pages));
    put_title_bar(m, catalog);
    put_metadata(m, catalog);
    if (tagged(m)) {
        structure = put_structure(m, catalog);
        put_output_intent(m, catalog);
    }
    outline = outline_write(m->haru, m->pages, &m->at, structure);
    if (outline != NULL)
        haru_put(catalog, "Outlines", outline);
    if (m->options->profile == PDF_A3A && m->options->n_attachments > 0)
        *good = attach_write(m->haru, &m->mem, m->objects_packer, m->options->attachments,
                             m->options->n_attachments, m->pages->date, catalog, m->d);
    return number;
}

/* ---- the file ---- */

static bool write_objects(struct maker *m, struct arena *a, struct str *out)
{
    m->resources = haru_dict(m->haru);
    haru_number(m->haru, m->resources);
    make_page_tree(m);
    if (!write_contents(m) ||
        !fonts_write(m->fonts, m->haru, &m->mem, m->fonts_packer, m->resources, m->d))
        return false;
    m->links = links_write(m->haru, &m->mem, m->pages, &m->at, tagged(m), &m->n_links);
    put_links(m);
    bool good = true;
    int catalog = write_catalog(m, &good);
    struct object *info = info_dict(m->haru, m->pages);
    *out = haru_write(m->haru, a, catalog, haru_number_of(info), m->objects_packer);
    if (haru_fault(m->haru) != 0)
        DIAG_ADD(m->d, DIAG_PDF_LIMIT, (struct place){0},
                 str_printf(&m->mem, "%u", haru_fault(m->haru)));
    return good && haru_fault(m->haru) == 0;
}

bool pdf_write(struct arena *a, const struct pages *pages, struct fontset *fonts,
               const struct pdf_options *options, struct str *out, struct diags *d)
{
    struct maker m = {.pages = pages, .options = options, .d = d};

    m.haru = haru_open(pages->n_tags + 4 * pages->n_pages);
    m.fonts_packer = packer_open(LEVEL_FONTS);
    m.pages_packer = packer_open(LEVEL_PAGES);
    m.objects_packer = packer_open(LEVEL_OBJECTS);
    m.fonts = fonts_new(&m.mem, fonts);
    m.marks.a = &m.mem;
    bool good = write_objects(&m, a, out);
    packer_close(m.objects_packer);
    packer_close(m.pages_packer);
    packer_close(m.fonts_packer);
    haru_close(m.haru);
    arena_release(&m.mem);
    return good;
}
