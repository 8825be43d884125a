#include "pdf/fonts_int.h"

#include "pdf/out_int.h"
#include "pdf/fontfile_int.h"
#include "pdf/literals_int.h"
#include "pdf/text_int.h"

#include <stdio.h>
#include <string.h>

/* An INDEX of a CFF table has no more items. */
enum { CODES_MAX = 0xFFFF };

/* What a code stands for. */
struct code {
    uint32_t gid;
    int width;        /* 1/1000 em */
    unsigned another; /* code of the same glyph with another text, or 0 */
    struct str text;
};

struct font {
    int face;
    const struct face_info *info;
    struct code *codes; /* [0] is .notdef, never used */
    size_t n_codes, cap_codes;
    uint16_t *first; /* by glyph, up to n_first: its first code, or 0 */
    size_t n_first;
    uint32_t stand_in; /* glyph shown instead of .notdef; 0: not needed yet */
};

struct fonts {
    struct arena *a;
    struct fontset *source;
    struct font *fonts;
    size_t n_fonts, cap_fonts;
    int *of_face; /* font of a face, or -1 */
};

struct fonts *fonts_new(struct arena *a, struct fontset *source)
{
    struct fonts *f = arena_new(a, struct fonts, 1);
    size_t n_faces = (size_t)fontset_n_faces(source);

    f->a = a;
    f->source = source;
    f->of_face = arena_new(a, int, n_faces + 1);
    for (size_t i = 0; i < n_faces; i++)
        f->of_face[i] = -1;
    return f;
}

unsigned fonts_font(struct fonts *f, int face)
{
    if (f->of_face[face] < 0) {
        f->of_face[face] = (int)f->n_fonts;
        struct font *font = &ARENA_PUSH(f->a, f->fonts, f->n_fonts, f->cap_fonts);
        *font = (struct font){.face = face, .info = fontset_face(f->source, face)};
        ARENA_PUSH(f->a, font->codes, font->n_codes, font->cap_codes) = (struct code){0};
    }
    return (unsigned)f->of_face[face];
}

static int scaled(const struct font *font, int value)
{
    int upem = font->info->units_per_em;
    int64_t v = (int64_t)value * 1000;

    return (int)((v >= 0 ? v + upem / 2 : v - upem / 2) / upem);
}

static unsigned new_code(struct fonts *f, struct font *font, uint32_t gid, struct str text)
{
    if (font->n_codes >= CODES_MAX)
        return 0;
    int width = scaled(font, fontset_advance(f->source, font->face, gid));
    ARENA_PUSH(f->a, font->codes, font->n_codes, font->cap_codes) =
        (struct code){.gid = gid, .width = width, .text = text};
    return (unsigned)font->n_codes - 1;
}

static uint16_t *first_of(struct fonts *f, struct font *font, uint32_t gid)
{
    if (gid >= font->n_first)
        font->first = arena_grow(f->a, font->first, font->n_first, &font->n_first, (size_t)gid + 1,
                                 sizeof *font->first, _Alignof(uint16_t));
    return &font->first[gid];
}

static unsigned find_code(struct fonts *f, struct font *font, uint32_t gid, struct str text)
{
    if (gid == 0) {
        if (font->stand_in == 0)
            font->stand_in = font_file_stand_in(font->info);
        gid = font->stand_in;
    }
    uint16_t *first = first_of(f, font, gid);
    unsigned last = 0;

    for (unsigned c = *first; c != 0; c = font->codes[c].another) {
        const struct str *known = &font->codes[c].text;
        if (known->n == text.n && memcmp(known->s, text.s, text.n) == 0)
            return c;
        last = c;
    }
    unsigned c = new_code(f, font, gid, text);
    if (last == 0)
        *first = (uint16_t)c;
    else
        font->codes[last].another = c;
    return c;
}

unsigned fonts_code(struct fonts *f, unsigned font, uint32_t gid, struct str text, int *width)
{
    unsigned code = find_code(f, &f->fonts[font], gid, text);

    *width = f->fonts[font].codes[code].width;
    return code;
}

/* ---- font objects ---- */

/* Full width, which most characters have, is the default; the others are
   listed code by code (ISO 32000-1, 9.7.4.3). */
enum { DEFAULT_WIDTH = 1000 };

static struct object *widths(struct haru *h, const struct font *font)
{
    struct object *list = haru_array(h, 0), *stretch = NULL;

    for (size_t c = 1; c < font->n_codes; c++) {
        if (font->codes[c].width == DEFAULT_WIDTH) {
            stretch = NULL;
            continue;
        }
        if (stretch == NULL) {
            stretch = haru_array(h, 0);
            haru_add_int(list, (int)c);
            haru_add(list, stretch);
        }
        haru_add_int(stretch, font->codes[c].width);
    }
    return list;
}

/* Codes to texts (ISO 32000-1, 9.10.3), at most 100 in one block. */
static struct str to_unicode(struct arena *a, const struct font *font)
{
    struct strbuf b = {.a = a};

    OUT(&b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t c = 1; c < font->n_codes; c++) {
        if (c % 100 == 1)
            strbuf_printf(&b, "%zu beginbfchar\n",
                          font->n_codes - c < 100 ? font->n_codes - c : (size_t)100);
        out_string(&b, (struct str){(const char[]){(char)(c >> 8), (char)(c & 0xFF)}, 2});
        out_char(&b, '<');
        for (size_t i = 0; i < font->codes[c].text.n;)
            text_hex(&b, utf8_next(font->codes[c].text, &i));
        OUT(&b, ">\n");
        if (c % 100 == 0 || c + 1 == font->n_codes)
            OUT(&b, "endbfchar\n");
    }
    OUT(&b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    return strbuf_str(&b);
}

/* ISO 32000-1, table 123: symbolic, since codes follow no standard encoding. */
static int flags(const struct face_info *info)
{
    return 4 | (info->fixed_pitch ? 1 : 0) | (info->serif ? 2 : 0) |
           (info->italic_angle != 0 ? 64 : 0);
}

static struct object *descriptor(struct haru *h, const struct font *font,
                                 const struct font_file *file, struct object *program)
{
    struct object *o = haru_dict(h), *box = haru_array(h, 4);

    for (int i = 0; i < 4; i++)
        haru_add_int(box, scaled(font, font->info->bbox[i]));
    haru_put_name(o, "Type", "FontDescriptor");
    haru_put_name(o, "FontName", file->name);
    haru_put_int(o, "Flags", flags(font->info));
    haru_put(o, "FontBBox", box);
    haru_put_int(o, "ItalicAngle", font->info->italic_angle);
    haru_put_int(o, "Ascent", scaled(font, font->info->ascent));
    haru_put_int(o, "Descent", scaled(font, font->info->descent));
    haru_put_int(o, "CapHeight", scaled(font, font->info->cap_height));
    haru_put_int(o, "StemV", scaled(font, font->info->stem_v));
    haru_put(o, file->cff ? "FontFile3" : "FontFile2", program);
    haru_number(h, o);
    return o;
}

static struct object *descendant(struct haru *h, const struct font *font,
                                 const struct font_file *file, struct object *program,
                                 struct object *map)
{
    struct object *o = haru_dict(h), *system = haru_dict(h);

    haru_put_bytes(system, "Registry", STR("Adobe"));
    haru_put_bytes(system, "Ordering", STR("Identity"));
    haru_put_int(system, "Supplement", 0);
    haru_put_name(o, "Type", "Font");
    haru_put_name(o, "Subtype", file->cff ? "CIDFontType0" : "CIDFontType2");
    haru_put_name(o, "BaseFont", file->name);
    haru_put(o, "CIDSystemInfo", system);
    haru_put(o, "FontDescriptor", descriptor(h, font, file, program));
    haru_put_int(o, "DW", DEFAULT_WIDTH);
    haru_put(o, "W", widths(h, font));
    if (map != NULL)
        haru_put(o, "CIDToGIDMap", map);
    haru_number(h, o);
    return o;
}

static struct object *composite(struct haru *h, struct object *cid_font,
                                const struct font_file *file, struct object *texts)
{
    struct object *o = haru_dict(h), *descendants = haru_array(h, 1);
    char name[sizeof file->name + 16];

    /* 9.7.6.2: a CIDFontType0 adds the name of its CMap. */
    snprintf(name, sizeof name, file->cff ? "%s-Identity-H" : "%s", file->name);
    haru_add(descendants, cid_font);
    haru_put_name(o, "Type", "Font");
    haru_put_name(o, "Subtype", "Type0");
    haru_put_name(o, "BaseFont", name);
    haru_put_name(o, "Encoding", "Identity-H");
    haru_put(o, "DescendantFonts", descendants);
    haru_put(o, "ToUnicode", texts);
    haru_number(h, o);
    return o;
}

static struct object *embed(struct haru *h, struct arena *a, struct packer *p,
                            const struct font *font, const struct font_file *file)
{
    struct arena tmp = {0};
    struct object *program = haru_stream(h, pack_literals(a, file->program), true), *map = NULL;

    if (file->cff) {
        haru_put_name(program, "Subtype", "CIDFontType0C");
    } else {
        haru_put_int(program, "Length1", (int)file->program.n);
        map = haru_stream(h, pack(p, a, file->map), true);
    }
    struct object *texts = haru_stream(h, pack(p, a, to_unicode(&tmp, font)), true);
    struct object *o = composite(h, descendant(h, font, file, program, map), file, texts);
    arena_release(&tmp);
    return o;
}

static bool write_font(struct fonts *f, const struct font *font, struct haru *h, struct arena *a,
                       struct packer *p, struct object **out)
{
    struct arena tmp = {0};
    struct font_file file;
    uint32_t *gids = arena_new(&tmp, uint32_t, font->n_codes);

    for (size_t c = 0; c < font->n_codes; c++)
        gids[c] = font->codes[c].gid;
    bool good = font_file_make(&tmp, font->info, gids, font->n_codes, &file);
    fontset_rest(f->source, font->face);
    if (good)
        *out = embed(h, a, p, font, &file);
    arena_release(&tmp);
    return good;
}

bool fonts_write(struct fonts *f, struct haru *h, struct arena *a, struct packer *p,
                 struct object *resources, struct diags *d)
{
    struct object *dict = haru_dict(h);
    bool good = true;
    char name[24];

    haru_put(resources, "Font", dict);
    for (size_t i = 0; i < f->n_fonts; i++) {
        struct object *o = NULL;
        if (!write_font(f, &f->fonts[i], h, a, p, &o)) {
            DIAG_ADD(d, DIAG_PDF_FONT_UNUSABLE, (struct place){0},
                     str_from(f->fonts[i].info->postscript_name));
            good = false;
            continue;
        }
        snprintf(name, sizeof name, "F%zu", i);
        haru_put(dict, name, o);
    }
    return good;
}
