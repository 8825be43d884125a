#include "pdf/cff_int.h"

static const uint8_t *bytes_of(struct str s)
{
    return (const uint8_t *)(const void *)s.s;
}

static uint32_t big_endian(const uint8_t *p, unsigned n)
{
    uint32_t value = 0;

    for (unsigned i = 0; i < n; i++)
        value = value << 8 | p[i];
    return value;
}

/* ---- INDEX ---- */

/* Reads the INDEX at byte `at`; *end is set behind it. */
static bool index_read(struct str table, size_t at, struct cff_index *out, size_t *end)
{
    const uint8_t *p = bytes_of(table);

    *out = (struct cff_index){0};
    if (at > table.n || table.n - at < 2)
        return false;
    out->count = big_endian(p + at, 2);
    *end = at + 2;
    if (out->count == 0)
        return true;
    if (table.n - at < 3)
        return false;
    out->off_size = p[at + 2];
    size_t array = (size_t)(out->count + 1) * out->off_size;
    if (out->off_size < 1 || out->off_size > 4 || table.n - at - 3 < array)
        return false;
    out->offsets = p + at + 3;
    out->data = out->offsets + array;
    out->size = big_endian(out->data - out->off_size, out->off_size);
    size_t left = table.n - (at + 3 + array);
    if (out->size < 1 || out->size - 1 > left)
        return false;
    out->size--;
    *end = at + 3 + array + out->size;
    return true;
}

static bool index_item(const struct cff_index *index, uint32_t i, struct str *out)
{
    if (i >= index->count)
        return false;

    const uint8_t *p = index->offsets + (size_t)i * index->off_size;
    uint32_t from = big_endian(p, index->off_size);
    uint32_t to = big_endian(p + index->off_size, index->off_size);
    if (from < 1 || to < from || to - 1 > index->size)
        return false;
    *out = (struct str){(const char *)index->data + (from - 1), to - from};
    return true;
}

/* ---- DICT ---- */

/* Length of the operand at `p` of `n` bytes; 0 if it is none. */
static size_t operand_length(const uint8_t *p, size_t n)
{
    size_t length = 0;

    if (p[0] == 28)
        length = 3;
    else if (p[0] == 29)
        length = 5;
    else if (p[0] >= 32 && p[0] <= 246)
        length = 1;
    else if (p[0] >= 247 && p[0] <= 254)
        length = 2;
    else if (p[0] == 30) /* decimal digits, two a byte, 15 ends */
        for (length = 1; length <= n; length++)
            if (length > 1 && ((p[length - 1] & 15) == 15 || p[length - 1] >> 4 == 15))
                break;
    return length <= n ? length : 0;
}

bool cff_dict_next(struct cff_dict *d)
{
    const uint8_t *p = bytes_of(d->rest);
    size_t n = 0, k;

    while (n < d->rest.n && p[n] > 21) {
        if ((k = operand_length(p + n, d->rest.n - n)) == 0)
            return false;
        n += k;
    }
    if (n == d->rest.n || (p[n] == 12 && n + 1 == d->rest.n))
        return false;
    d->operands = str_cut(d->rest, 0, n);
    d->op = p[n] == 12 ? 0x0C00 | p[n + 1] : p[n];
    d->rest = str_cut(d->rest, n + (p[n] == 12 ? 2 : 1), d->rest.n);
    return true;
}

/* The whole number at `p`; false if it is a fraction. */
static bool whole_number(const uint8_t *p, int32_t *out)
{
    if (p[0] == 28)
        *out = (int16_t)big_endian(p + 1, 2);
    else if (p[0] == 29)
        *out = (int32_t)big_endian(p + 1, 4);
    else if (p[0] >= 32 && p[0] <= 246)
        *out = p[0] - 139;
    else if (p[0] >= 247 && p[0] <= 250)
        *out = (p[0] - 247) * 256 + p[1] + 108;
    else if (p[0] >= 251 && p[0] <= 254)
        *out = -(p[0] - 251) * 256 - p[1] - 108;
    else
        return false;
    return true;
}

int cff_numbers(struct str operands, int32_t *to, int max)
{
    const uint8_t *p = bytes_of(operands);
    int n = 0;

    for (size_t at = 0; at < operands.n && n < max;) {
        size_t length = operand_length(p + at, operands.n - at);
        if (length == 0 || !whole_number(p + at, &to[n]))
            break;
        at += length;
        n++;
    }
    return n;
}

/* ---- the parts of a font ---- */

/* Operands of Private: size and offset. */
static bool read_private(struct str table, struct str operands, struct cff_fd *fd)
{
    int32_t v[2];

    if (cff_numbers(operands, v, 2) != 2 || v[0] < 0 || v[1] < 0 || (size_t)v[1] > table.n ||
        table.n - (size_t)v[1] < (size_t)v[0])
        return false;
    fd->private_dict = str_cut(table, (size_t)v[1], (size_t)v[1] + (size_t)v[0]);

    struct cff_dict d = {.rest = fd->private_dict};
    while (cff_dict_next(&d)) {
        struct cff_index subrs;
        size_t end;
        if (d.op != CFF_SUBRS)
            continue;
        /* The offset counts from the Private DICT. */
        if (cff_numbers(d.operands, v + 0, 1) != 1 || v[0] < 0 ||
            !index_read(table, (size_t)v[1] + (size_t)v[0], &subrs, &end))
            return false;
        fd->subrs = subrs.count > 0;
    }
    return d.rest.n == 0;
}

bool cff_fd_read(const struct cff *cff, uint32_t i, struct cff_fd *out)
{
    struct cff_dict d = {0};
    bool has_private = false;

    if (!cff->cid) {
        *out = cff->only;
        return i == 0;
    }
    *out = (struct cff_fd){0};
    if (!index_item(&cff->fd_array, i, &d.rest))
        return false;
    while (cff_dict_next(&d)) {
        if (d.op == CFF_MATRIX)
            out->matrix = d.operands;
        if (d.op == CFF_PRIVATE)
            has_private = read_private(cff->table, d.operands, out);
    }
    return d.rest.n == 0 && has_private;
}

/* An offset among operands of a Top DICT. */
static bool offset_of(struct str table, struct str operands, size_t *out)
{
    int32_t v;

    if (cff_numbers(operands, &v, 1) != 1 || v <= 0 || (size_t)v >= table.n)
        return false;
    *out = (size_t)v;
    return true;
}

/* What the Top DICT says about where things are; 0 for what it does not say. */
struct top {
    size_t charstrings, fd_array;
    bool type1, bad, has_private;
};

static void read_top(struct cff *cff, struct cff_dict *d, struct top *top)
{
    int32_t type;
    bool good = true;

    switch (d->op) {
    case CFF_BBOX:
        cff->bbox = d->operands;
        break;
    case CFF_MATRIX:
        cff->matrix = d->operands;
        break;
    case CFF_ROS:
        cff->cid = true;
        break;
    case CFF_TYPE:
        good = cff_numbers(d->operands, &type, 1) == 1 && type == 2;
        break;
    case CFF_CHARSTRINGS:
        good = offset_of(cff->table, d->operands, &top->charstrings);
        break;
    case CFF_FD_ARRAY:
        good = offset_of(cff->table, d->operands, &top->fd_array);
        break;
    case CFF_FD_SELECT:
        good = offset_of(cff->table, d->operands, &cff->fd_select);
        break;
    case CFF_PRIVATE:
        good = top->has_private = read_private(cff->table, d->operands, &cff->only);
        break;
    }
    top->bad |= !good;
}

static bool open_parts(struct cff *cff, const struct top *top)
{
    size_t end;

    if (top->charstrings == 0 || !index_read(cff->table, top->charstrings, &cff->charstrings, &end))
        return false;
    if (!cff->cid)
        return top->has_private;
    if (top->fd_array == 0 || cff->fd_select == 0 ||
        !index_read(cff->table, top->fd_array, &cff->fd_array, &end))
        return false;
    cff->fd_format = bytes_of(cff->table)[cff->fd_select];
    return cff->fd_array.count > 0 && (cff->fd_format == 0 || cff->fd_format == 3);
}

bool cff_open(struct str table, struct cff *cff)
{
    struct cff_index names, tops, strings;
    struct cff_dict d = {0};
    struct top top = {0};
    size_t at;

    *cff = (struct cff){.table = table};
    if (table.n < 4 || bytes_of(table)[0] != 1)
        return false;
    if (!index_read(table, bytes_of(table)[2], &names, &at) || !index_read(table, at, &tops, &at) ||
        !index_read(table, at, &strings, &at) || !index_read(table, at, &cff->global_subrs, &at) ||
        !index_item(&tops, 0, &d.rest))
        return false;
    while (cff_dict_next(&d))
        read_top(cff, &d, &top);
    return d.rest.n == 0 && !top.bad && open_parts(cff, &top);
}

bool cff_charstring(const struct cff *cff, uint32_t gid, struct str *out)
{
    return index_item(&cff->charstrings, gid, out);
}

int cff_fd_of(const struct cff *cff, uint32_t gid)
{
    const uint8_t *p = bytes_of(cff->table) + cff->fd_select;
    size_t left = cff->table.n - cff->fd_select;

    if (!cff->cid)
        return 0;
    if (cff->fd_format == 0)
        return left > 1 + (size_t)gid ? p[1 + gid] : -1;

    /* Format 3: ranges of first glyph (2 bytes) and Font DICT, then the end. */
    if (left < 3)
        return -1;
    uint32_t low = 0, high = big_endian(p + 1, 2);
    if (left < 3 + (size_t)high * 3 + 2 || high == 0)
        return -1;
    while (high - low > 1) {
        uint32_t mid = (low + high) / 2;
        if (big_endian(p + 3 + 3 * (size_t)mid, 2) <= gid)
            low = mid;
        else
            high = mid;
    }
    return p[3 + 3 * (size_t)low + 2];
}
