#include "text/fontset_int.h"

#include <hb-ot.h>

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* A font larger than this is none. */
static const off_t file_limit = (off_t)1 << 30;

/* ---- files ---- */

static bool file_map(struct font_file *file)
{
    struct arena tmp = {0};
    struct stat st;
    /* O_NONBLOCK: a pipe in place of a file must not make us wait. */
    int fd = open(str_z(&tmp, file->path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    arena_release(&tmp);
    if (fd < 0)
        return false;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= file_limit) {
        void *data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (data != MAP_FAILED) {
            file->data = data;
            file->size = (size_t)st.st_size;
            file->blob =
                hb_blob_create(data, (unsigned)file->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
        }
    }
    close(fd);
    return file->data != NULL;
}

/* ---- tables ---- */

/* A big-endian number at `at` of a table; 0 beyond its end. */
static int u16(const uint8_t *table, unsigned size, unsigned at)
{
    return size >= 2 && at <= size - 2 ? table[at] << 8 | table[at + 1] : 0;
}

static int i16(const uint8_t *table, unsigned size, unsigned at)
{
    int value = u16(table, size, at);
    return value > INT16_MAX ? value - 0x10000 : value;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;

    hb_blob_destroy(blob);
    return has;
}

/*
 * OS/2 fsType (OpenType 1.9): of the bits 0 to 3 the value 2 alone means that
 * the font may not be embedded.  Bit 8 forbids subsets and bit 9 outlines,
 * and a document embeds nothing else.
 */
static bool may_embed(int fs_type)
{
    return (fs_type & 0x000F) != 2 && (fs_type & 0x0300) == 0;
}

static bool read_os2(hb_face_t *face, struct face_info *info)
{
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned n;
    const uint8_t *t = (const uint8_t *)hb_blob_get_data(blob, &n);
    int weight = n > 0 ? u16(t, n, 4) : 400;
    int family_class = i16(t, n, 30) >> 8;
    int panose_family = n > 33 ? t[32] : 0, panose_serif = n > 33 ? t[33] : 0;

    info->ascent = i16(t, n, 68);
    info->descent = i16(t, n, 70);
    info->cap_height = u16(t, n, 0) >= 2 ? i16(t, n, 88) : 0;
    /* OpenType does not tell the width of stems; it grows with the weight. */
    info->stem_v = (10 + 220 * (weight - 50) / 900) * info->units_per_em / 1000;
    info->serif = panose_family == 2 && panose_serif >= 2 ? panose_serif <= 10
                                                          : family_class >= 1 && family_class <= 5;
    bool embeddable = may_embed(u16(t, n, 8));
    hb_blob_destroy(blob);
    return embeddable;
}

static void read_head(hb_face_t *face, struct face_info *info)
{
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n;
    const uint8_t *t = (const uint8_t *)hb_blob_get_data(blob, &n);

    for (unsigned i = 0; i < 4; i++)
        info->bbox[i] = i16(t, n, 36 + 2 * i);
    hb_blob_destroy(blob);

    blob = hb_face_reference_table(face, HB_TAG('p', 'o', 's', 't'));
    t = (const uint8_t *)hb_blob_get_data(blob, &n);
    info->italic_angle = i16(t, n, 4);
    info->fixed_pitch = u16(t, n, 12) != 0 || u16(t, n, 14) != 0;
    hb_blob_destroy(blob);
}

/* Only what a PDF name takes without escapes; "Font" where nothing is left. */
static void read_name(struct arena *a, hb_face_t *face, struct face_info *info)
{
    char name[64] = "";
    unsigned n = sizeof name;
    unsigned kept = 0;

    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
    for (unsigned i = 0; i < n; i++) {
        char c = name[i];
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
            name[kept++] = c;
    }
    info->postscript_name = kept > 0 ? str_z(a, (struct str){name, kept}) : "Font";
}

static void complete(hb_font_t *font, struct face_info *info)
{
    hb_font_extents_t extents;
    hb_codepoint_t gid;
    hb_glyph_extents_t glyph;

    if (info->ascent == 0 && info->descent == 0 && hb_font_get_h_extents(font, &extents)) {
        info->ascent = extents.ascender;
        info->descent = extents.descender;
    }
    if (info->cap_height == 0 && hb_font_get_nominal_glyph(font, 'H', &gid) &&
        hb_font_get_glyph_extents(font, gid, &glyph))
        info->cap_height = glyph.y_bearing;
}

/* ---- faces ---- */

static bool bad(struct face *f, enum diag_id fault)
{
    f->state = FACE_BAD;
    f->fault = fault;
    return false;
}

/* Everything that text and a PDF need is there.  HarfBuzz itself checks the
   inside of the tables that it reads. */
static bool usable(hb_face_t *face, bool *cff)
{
    *cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    return hb_face_get_glyph_count(face) > 0 && has_table(face, HB_TAG('c', 'm', 'a', 'p')) &&
           has_table(face, HB_TAG('h', 'm', 't', 'x')) &&
           has_table(face, HB_TAG('h', 'e', 'a', 'd')) &&
           (*cff || (has_table(face, HB_TAG('g', 'l', 'y', 'f')) &&
                     has_table(face, HB_TAG('l', 'o', 'c', 'a'))));
}

bool face_open(struct arena *a, struct face *f)
{
    if (f->state != FACE_CLOSED)
        return f->state == FACE_OPEN;
    if (f->file->data == NULL && !file_map(f->file))
        return bad(f, DIAG_FONT_UNREADABLE);
    unsigned members = hb_face_count(f->file->blob);
    if (members == 0)
        return bad(f, DIAG_FONT_DAMAGED);
    if (f->index >= members)
        return bad(f, DIAG_FONT_INDEX);

    hb_face_t *face = hb_face_create(f->file->blob, f->index);
    struct face_info *info = &f->info;
    if (!usable(face, &info->cff)) {
        hb_face_destroy(face);
        return bad(f, DIAG_FONT_DAMAGED);
    }
    info->units_per_em = (int)hb_face_get_upem(face);
    if (!read_os2(face, info)) {
        hb_face_destroy(face);
        return bad(f, DIAG_FONT_EMBEDDING_FORBIDDEN);
    }
    read_head(face, info);
    read_name(a, face, info);
    info->data = f->file->data;
    info->size = f->file->size;
    info->index = f->index;
    f->hb = hb_font_create(face);
    hb_face_destroy(face);
    complete(f->hb, info);
    f->state = FACE_OPEN;
    return true;
}

void face_close(struct face *f)
{
    if (f->state == FACE_OPEN)
        hb_font_destroy(f->hb);
    f->state = FACE_CLOSED;
}
