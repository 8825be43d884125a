#include "pdf/fontfile_int.h"

#include "pdf/cff_int.h"
#include "pdf/hash_int.h"

#include <hb-subset.h>
#include <stdio.h>
#include <string.h>

static struct str blob_bytes(hb_blob_t *blob)
{
    unsigned n;
    const char *s = hb_blob_get_data(blob, &n);

    return (struct str){s, n};
}

static hb_face_t *open_face(const struct face_info *face)
{
    hb_blob_t *blob =
        hb_blob_create(face->data, (unsigned)face->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *f = hb_face_create(blob, face->index);

    hb_blob_destroy(blob);
    return f;
}

/* Room for the tag, which is known last. */
static void provisional_name(const struct face_info *face, struct font_file *out)
{
    snprintf(out->name, sizeof out->name, "AAAAAA+%s", face->postscript_name);
}

/* ---- CFF ---- */

static bool copy_glyphs(struct arena *a, struct str table, const uint32_t *gids, size_t n,
                        struct font_file *out)
{
    struct cff cff;
    char tag[6];

    if (!cff_open(table, &cff) || !cff_copyable(&cff, gids, n) ||
        !cff_copy(a, &cff, gids, n, str_from(out->name), tag, &out->program))
        return false;
    memcpy(out->name, tag, sizeof tag);
    return true;
}

/* ---- the general way ---- */

static void drop_tables(hb_subset_input_t *input, bool cff)
{
    /* Layout is done and characters are mapped by the PDF; of a variable font
       the default instance remains. */
    static const char tags[][5] = {
        "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "name", "OS/2", "post",
        "cmap", "DSIG", "gasp", "hdmx", "VDMX", "LTSH", "PCLT", "meta", "STAT", "fvar",
        "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "vhea", "vmtx", "VORG", "SVG ",
        "COLR", "CPAL", "CBDT", "CBLC", "sbix", "EBDT", "EBLC", "EBSC", "Zapf", "morx",
        "mort", "kerx", "trak", "feat", "prop", "opbd", "ankr", "lcar", "bsln", "just",
        "fdsc", "acnt", "Silf", "Glat", "Gloc", "Feat", "Sill", "FFTM"};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        hb_set_add(drop, hb_tag_from_string(tags[i], 4));
    if (cff)
        hb_set_add(drop, HB_TAG('h', 'm', 't', 'x'));
}

static hb_subset_plan_t *plan(hb_face_t *face, bool cff, const uint32_t *gids, size_t n)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_plan_t *p = NULL;

    if (input == NULL)
        return NULL;
    for (size_t i = 0; i < n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), gids[i]);
    drop_tables(input, cff);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                         (cff ? HB_SUBSET_FLAGS_DESUBROUTINIZE : 0u));
    p = hb_subset_plan_create_or_fail(face, input);
    hb_subset_input_destroy(input);
    return p;
}

/* Number in the subset of each glyph; false if one is not there. */
static bool renumber(hb_subset_plan_t *p, const uint32_t *gids, size_t n, uint32_t *to)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(p);

    for (size_t i = 0; i < n; i++) {
        to[i] = hb_map_get(map, gids[i]);
        if (to[i] > 0xFFFF)
            return false;
    }
    return true;
}

static void name_by_content(struct font_file *out)
{
    struct hash h = HASH_INIT;
    unsigned char bytes[16];

    hash_add(&h, out->program.s, out->program.n);
    hash_add(&h, out->map.s, out->map.n);
    hash_bytes(&h, bytes);
    for (size_t i = 0; i < 6; i++)
        out->name[i] = (char)('A' + (bytes[2 * i] | bytes[2 * i + 1] << 8) % 26);
}

static void truetype(struct arena *a, hb_face_t *subset, const uint32_t *gids, size_t n,
                     struct font_file *out)
{
    hb_blob_t *blob = hb_face_reference_blob(subset);
    char *map = arena_new(a, char, 2 * n);

    for (size_t i = 0; i < n; i++) {
        map[2 * i] = (char)(gids[i] >> 8);
        map[2 * i + 1] = (char)(gids[i] & 0xFF);
    }
    out->map = (struct str){map, 2 * n};
    out->program = str_copy(a, blob_bytes(blob));
    name_by_content(out);
    hb_blob_destroy(blob);
}

static bool cut(struct arena *a, hb_face_t *face, bool cff, const uint32_t *gids, size_t n,
                struct font_file *out)
{
    struct arena tmp = {0};
    uint32_t *new_gids = arena_new(&tmp, uint32_t, n);
    hb_subset_plan_t *p = plan(face, cff, gids, n);
    hb_face_t *subset = p == NULL ? NULL : hb_subset_plan_execute_or_fail(p);
    bool good = subset != NULL && renumber(p, gids, n, new_gids);

    if (good && cff) {
        hb_blob_t *table = hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '));
        good = copy_glyphs(a, blob_bytes(table), new_gids, n, out);
        hb_blob_destroy(table);
    } else if (good) {
        truetype(a, subset, new_gids, n, out);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(p);
    arena_release(&tmp);
    return good;
}

bool font_file_make(struct arena *a, const struct face_info *face, const uint32_t *gids, size_t n,
                    struct font_file *out)
{
    hb_face_t *f = open_face(face);
    bool done = false;

    *out = (struct font_file){.cff = face->cff};
    provisional_name(face, out);
    if (face->cff) {
        hb_blob_t *table = hb_face_reference_table(f, HB_TAG('C', 'F', 'F', ' '));
        done = copy_glyphs(a, blob_bytes(table), gids, n, out);
        hb_blob_destroy(table);
    }
    done = done || cut(a, f, face->cff, gids, n, out);
    hb_face_destroy(f);
    return done;
}

uint32_t font_file_stand_in(const struct face_info *face)
{
    static const hb_codepoint_t signs[] = {0x3013, 0x25A1, '?'};
    hb_face_t *f = open_face(face);
    hb_font_t *font = hb_font_create(f);
    hb_codepoint_t gid = 0;

    for (size_t i = 0; i < sizeof signs / sizeof *signs && gid == 0; i++)
        hb_font_get_nominal_glyph(font, signs[i], &gid);
    hb_font_destroy(font);
    hb_face_destroy(f);
    return gid != 0 ? gid : 1;
}
