#include "pdf/cff_int.h"

#include "pdf/hash_int.h"

#include <string.h>

/* ---- which glyphs can be copied ---- */

/* Numbers and hints of a charstring (Technical Note 5177, 3 and 4). */
struct scan {
    const uint8_t *p;
    size_t n, at;
    int operands; /* on the stack */
    int stems;
};

/* Passes the number that begins with byte `b`; false if `b` is an operator. */
static bool pass_number(struct scan *s, uint8_t b)
{
    if (b == 28)
        s->at += 2;
    else if (b == 255)
        s->at += 4;
    else if (b >= 247)
        s->at += 1;
    else if (b < 32)
        return false;
    s->operands++;
    return true;
}

/* Passes an operator but endchar. */
static void pass_operator(struct scan *s, uint8_t b)
{
    enum { HSTEM = 1, VSTEM = 3, ESCAPE = 12, HSTEMHM = 18, HINTMASK, CNTRMASK, VSTEMHM = 23 };

    if (b == HSTEM || b == VSTEM || b == HSTEMHM || b == VSTEMHM || b == HINTMASK || b == CNTRMASK)
        s->stems += s->operands / 2;
    if (b == HINTMASK || b == CNTRMASK)
        s->at += (size_t)(s->stems + 7) / 8;
    if (b == ESCAPE)
        s->at++;
    s->operands = 0;
}

/* True if endchar has the four operands that compose two glyphs. */
static bool composed(struct str charstring)
{
    enum { ENDCHAR = 14 };
    struct scan s = {.p = (const uint8_t *)(const void *)charstring.s, .n = charstring.n};

    while (s.at < s.n) {
        uint8_t b = s.p[s.at++];
        if (pass_number(&s, b))
            continue;
        if (b == ENDCHAR)
            return s.operands >= 4;
        pass_operator(&s, b);
    }
    return false;
}

bool cff_copyable(const struct cff *cff, const uint32_t *gids, size_t n)
{
    bool seen[256] = {false};
    struct str charstring;

    if (cff->global_subrs.count > 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        struct cff_fd fd;
        int k = cff_fd_of(cff, gids[i]);
        if (k < 0 || !cff_charstring(cff, gids[i], &charstring) ||
            (!cff->cid && composed(charstring)))
            return false;
        if (!seen[k] && (!cff_fd_read(cff, (uint32_t)k, &fd) || fd.subrs))
            return false;
        seen[k] = true;
    }
    return true;
}

/* ---- writing ---- */

static void put(struct strbuf *b, uint32_t value, unsigned width)
{
    for (unsigned i = width; i-- > 0;)
        strbuf_addc(b, (char)(value >> 8 * i & 0xFF));
}

/* An operand of always five bytes, so that sizes are known before values. */
static void put_operand(struct strbuf *b, uint32_t value)
{
    put(b, 29, 1);
    put(b, value, 4);
}

static void put_operator(struct strbuf *b, int op)
{
    if (op >= 0x0C00)
        put(b, 12, 1);
    put(b, (uint32_t)op & 0xFF, 1);
}

/* Writes `value` over the operand at byte `at`. */
static void patch_operand(struct strbuf *b, size_t at, size_t value)
{
    for (unsigned i = 0; i < 4; i++)
        b->s[at + 1 + i] = (char)(value >> 8 * (3 - i) & 0xFF);
}

static unsigned width_of(size_t value)
{
    return value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x1000000 ? 3 : 4;
}

/* An INDEX of one or more items. */
static void put_index(struct strbuf *b, const struct str *items, size_t n)
{
    size_t total = 1;

    for (size_t i = 0; i < n; i++)
        total += items[i].n;
    unsigned width = width_of(total);
    put(b, (uint32_t)n, 2);
    put(b, width, 1);
    size_t offset = 1;
    put(b, 1, width);
    for (size_t i = 0; i < n; i++)
        put(b, (uint32_t)(offset += items[i].n), width);
    for (size_t i = 0; i < n; i++)
        strbuf_add(b, items[i]);
}

/* The Font DICTs that are used, in order of first use. */
struct used_fds {
    uint8_t number[256]; /* old to new */
    bool seen[256];
    struct cff_fd fds[256];
    size_t n;
};

static bool gather(const struct cff *cff, const uint32_t *gids, size_t n, struct str *charstrings,
                   uint8_t *select, struct used_fds *used)
{
    for (size_t i = 0; i < n; i++) {
        int k = cff_fd_of(cff, gids[i]);
        if (k < 0 || !cff_charstring(cff, gids[i], &charstrings[i]))
            return false;
        if (!used->seen[k]) {
            if (!cff_fd_read(cff, (uint32_t)k, &used->fds[used->n]))
                return false;
            used->seen[k] = true;
            used->number[k] = (uint8_t)used->n++;
        }
        select[i] = used->number[k];
    }
    return true;
}

static void put_fd_select(struct strbuf *b, const uint8_t *select, size_t n)
{
    size_t ranges = 1;

    for (size_t i = 1; i < n; i++)
        ranges += select[i] != select[i - 1];
    if (1 + n <= 5 + 3 * ranges) {
        put(b, 0, 1);
        strbuf_add(b, (struct str){(const char *)select, n});
        return;
    }
    put(b, 3, 1);
    put(b, (uint32_t)ranges, 2);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || select[i] != select[i - 1]) {
            put(b, (uint32_t)i, 2);
            put(b, select[i], 1);
        }
    put(b, (uint32_t)n, 2);
}

/* All of a Private DICT but the way to its subroutines, of which no glyph
   here makes use. */
static struct str private_copy(struct arena *a, struct str dict)
{
    struct strbuf b = {.a = a};
    struct cff_dict d = {.rest = dict};

    while (cff_dict_next(&d)) {
        if (d.op == CFF_SUBRS)
            continue;
        strbuf_add(&b, d.operands);
        put_operator(&b, d.op);
    }
    return strbuf_str(&b);
}

/* FDArray, then the Private DICTs that it names.  Returns where it begins. */
static size_t put_fd_array(struct arena *tmp, struct strbuf *b, const struct used_fds *used)
{
    struct str items[256], privates[256];
    size_t start = b->n, at[256];

    for (size_t i = 0; i < used->n; i++) {
        struct strbuf dict = {.a = tmp};
        privates[i] = private_copy(tmp, used->fds[i].private_dict);
        if (used->fds[i].matrix.n > 0) {
            strbuf_add(&dict, used->fds[i].matrix);
            put_operator(&dict, CFF_MATRIX);
        }
        put_operand(&dict, (uint32_t)privates[i].n);
        at[i] = dict.n;
        put_operand(&dict, 0);
        put_operator(&dict, CFF_PRIVATE);
        items[i] = strbuf_str(&dict);
    }
    put_index(b, items, used->n);
    size_t item = b->n;
    for (size_t i = 0; i < used->n; i++)
        item -= items[i].n;
    for (size_t i = 0; i < used->n; i++) {
        patch_operand(b, item + at[i], b->n);
        item += items[i].n;
        strbuf_add(b, privates[i]);
    }
    return start;
}

/* Operands of the Top DICT that are offsets. */
struct top_offsets {
    size_t charset, select, charstrings, fd_array;
};

static size_t put_offset(struct strbuf *b, int op)
{
    size_t at = b->n;

    put_operand(b, 0);
    put_operator(b, op);
    return at;
}

static struct str top_dict(struct arena *tmp, const struct cff *cff, size_t n,
                           struct top_offsets *at)
{
    struct strbuf b = {.a = tmp};

    put_operand(&b, 391); /* the first two strings that are not standard ones: */
    put_operand(&b, 392); /*   registry and ordering */
    put_operand(&b, 0);
    put_operator(&b, CFF_ROS);
    if (cff->matrix.n > 0) {
        strbuf_add(&b, cff->matrix);
        put_operator(&b, CFF_MATRIX);
    }
    if (cff->bbox.n > 0) {
        strbuf_add(&b, cff->bbox);
        put_operator(&b, CFF_BBOX);
    }
    put_operand(&b, (uint32_t)n);
    put_operator(&b, CFF_CID_COUNT);
    at->charset = put_offset(&b, CFF_CHARSET);
    at->select = put_offset(&b, CFF_FD_SELECT);
    at->charstrings = put_offset(&b, CFF_CHARSTRINGS);
    at->fd_array = put_offset(&b, CFF_FD_ARRAY);
    return strbuf_str(&b);
}

/* CIDs 1 to n - 1 for the glyphs behind .notdef, in one range. */
static void put_charset(struct strbuf *b, size_t n)
{
    if (n < 2) {
        put(b, 0, 1);
        return;
    }
    put(b, 2, 1);
    put(b, 1, 2);
    put(b, (uint32_t)n - 2, 2);
}

/* Six letters that tell this content from another. */
static void make_tag(struct str content, char *tag)
{
    struct hash h = HASH_INIT;
    unsigned char bytes[16];

    hash_add(&h, content.s, content.n);
    hash_bytes(&h, bytes);
    for (size_t i = 0; i < 6; i++)
        tag[i] = (char)('A' + (bytes[2 * i] | bytes[2 * i + 1] << 8) % 26);
}

bool cff_copy(struct arena *a, const struct cff *cff, const uint32_t *gids, size_t n,
              struct str name, char *tag, struct str *out)
{
    static const uint8_t header[] = {1, 0, 4, 4};
    struct arena tmp = {0};
    struct used_fds *used = arena_new(&tmp, struct used_fds, 1);
    struct str *charstrings = arena_new(&tmp, struct str, n);
    uint8_t *select = arena_new(&tmp, uint8_t, n);
    struct top_offsets at;

    if (!gather(cff, gids, n, charstrings, select, used)) {
        arena_release(&tmp);
        return false;
    }
    size_t room = 4096 + 5 * n;
    for (size_t i = 0; i < n; i++)
        room += charstrings[i].n;
    struct strbuf b = {.a = a, .s = arena_new(a, char, room), .cap = room};

    strbuf_add(&b, (struct str){(const char *)header, sizeof header});
    put_index(&b, &name, 1);
    size_t name_at = b.n - name.n;
    struct str top = top_dict(&tmp, cff, n, &at);
    put_index(&b, &top, 1);
    size_t top_at = b.n - top.n;
    put_index(&b, (struct str[]){STR("Adobe"), STR("Identity")}, 2);
    put(&b, 0, 2); /* no global subroutines */
    patch_operand(&b, top_at + at.charset, b.n);
    put_charset(&b, n);
    patch_operand(&b, top_at + at.select, b.n);
    put_fd_select(&b, select, n);
    patch_operand(&b, top_at + at.charstrings, b.n);
    put_index(&b, charstrings, n);
    patch_operand(&b, top_at + at.fd_array, put_fd_array(&tmp, &b, used));
    make_tag(strbuf_str(&b), tag);
    memcpy(b.s + name_at, tag, 6);
    *out = strbuf_str(&b);
    arena_release(&tmp);
    return true;
}
