#include "pdf/file_int.h"

#include "pdf/out_int.h"
#include "pdf/hash_int.h"

/* Objects in one object stream.  More pack better but make a reader work more
   for one of them. */
enum { GATHER = 200 };

enum { ENTRY_FREE, ENTRY_AT, ENTRY_IN };

static struct file_entry *entry(struct file_writer *f, size_t number)
{
    f->entries = arena_grow(&f->scratch, f->entries, f->n_entries, &f->cap_entries, number + 1,
                            sizeof *f->entries, _Alignof(struct file_entry));
    if (number >= f->n_entries)
        f->n_entries = number + 1;
    return &f->entries[number];
}

void file_begin(struct file_writer *f, struct arena *a, size_t n_objects, size_t size,
                struct packer *p)
{
    *f = (struct file_writer){.packer = p};
    f->out = (struct strbuf){.a = a, .s = arena_new(a, char, size), .cap = size};
    f->heads.a = f->values.a = &f->scratch;
    entry(f, n_objects)->kind = ENTRY_FREE;
    /* Bytes above 127 tell other programs that the file is not text. */
    OUT(&f->out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

static void open_object(struct file_writer *f, size_t number)
{
    *entry(f, number) = (struct file_entry){ENTRY_AT, (uint32_t)f->out.n, 0};
    out_number(&f->out, number);
    OUT(&f->out, " 0 obj\n");
}

void file_stream(struct file_writer *f, int number, struct str dict, struct str bytes)
{
    open_object(f, (size_t)number);
    out_bytes(&f->out, dict.s, dict.n);
    OUT(&f->out, "\nstream\n");
    out_bytes(&f->out, bytes.s, bytes.n);
    OUT(&f->out, "\nendstream\nendobj\n");
}

static void write_gathered(struct file_writer *f)
{
    if (f->n_gathered == 0)
        return;

    struct strbuf dict = {.a = &f->scratch};
    size_t first = f->heads.n;
    out_bytes(&f->heads, f->values.s, f->values.n);
    struct str bytes = pack(f->packer, &f->scratch, strbuf_str(&f->heads));
    OUT(&dict, "<</Type/ObjStm/N ");
    out_number(&dict, f->n_gathered);
    OUT(&dict, "/First ");
    out_number(&dict, first);
    OUT(&dict, "/Length ");
    out_number(&dict, bytes.n);
    OUT(&dict, "/Filter/FlateDecode>>");
    file_stream(f, (int)f->n_entries, strbuf_str(&dict), bytes);
    f->heads.n = f->values.n = f->n_gathered = 0;
}

struct strbuf *file_open_value(struct file_writer *f, int number)
{
    /* The object stream gets its number when it is full: the highest yet,
       which is that of the last entry plus one. */
    *entry(f, (size_t)number) =
        (struct file_entry){ENTRY_IN, (uint32_t)f->n_entries, (uint32_t)f->n_gathered};
    out_number(&f->heads, (uint64_t)number);
    out_char(&f->heads, ' ');
    out_number(&f->heads, f->values.n);
    out_char(&f->heads, ' ');
    return &f->values;
}

void file_close_value(struct file_writer *f)
{
    out_char(&f->values, '\n');
    if (++f->n_gathered == GATHER)
        write_gathered(f);
}

/* ---- the cross-reference stream ---- */

static unsigned width_of(uint64_t value)
{
    unsigned n = 1;

    while (value >>= 8)
        n++;
    return n;
}

static unsigned char *put(unsigned char *to, uint32_t value, unsigned width)
{
    for (unsigned i = width; i-- > 0;)
        *to++ = (unsigned char)(value >> 8 * i);
    return to;
}

/* Rows of kind, place and index, each told as its difference from the row
   above (predictor 12), which leaves mostly zeros to pack. */
static struct str cross_reference(struct file_writer *f, unsigned width)
{
    size_t row = 1 + width + 2, n = f->n_entries * (row + 1);
    unsigned char *bytes = arena_new(&f->scratch, unsigned char, n);
    unsigned char above[8] = {0}, now[8];
    unsigned char *to = bytes;

    for (size_t i = 0; i < f->n_entries; i++) {
        const struct file_entry *e = &f->entries[i];
        now[0] = e->kind;
        put(put(now + 1, e->at, width), i == 0 ? 0xFFFF : e->index, 2);
        *to++ = 2; /* PNG: up */
        for (size_t k = 0; k < row; k++) {
            *to++ = (unsigned char)(now[k] - above[k]);
            above[k] = now[k];
        }
    }
    return pack(f->packer, &f->scratch, (struct str){(char *)bytes, n});
}

static void add_id(struct file_writer *f, struct strbuf *dict)
{
    struct hash h = HASH_INIT;
    unsigned char id[16];
    struct str bytes = {(char *)id, sizeof id};

    hash_add(&h, f->out.s, f->out.n);
    hash_bytes(&h, id);
    OUT(dict, "/ID[");
    out_string(dict, bytes);
    out_string(dict, bytes);
    OUT(dict, "]");
}

struct str file_end(struct file_writer *f, int root, int info)
{
    struct strbuf dict = {.a = &f->scratch};

    write_gathered(f);
    size_t number = f->n_entries, start = f->out.n;
    *entry(f, number) = (struct file_entry){ENTRY_AT, (uint32_t)start, 0};
    /* A place is an offset or a number of an object; the last offset is the
       greatest of both. */
    unsigned width = width_of(start > number ? start : number);
    struct str bytes = cross_reference(f, width);

    strbuf_printf(&dict, "<</Type/XRef/Size %zu/W[1 %u 2]/Root %d 0 R/Info %d 0 R", number + 1,
                  width, root, info);
    add_id(f, &dict);
    strbuf_printf(&dict, "/Length %zu/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %u>>>>",
                  bytes.n, 1 + width + 2);
    file_stream(f, (int)number, strbuf_str(&dict), bytes);
    strbuf_printf(&f->out, "startxref\n%zu\n%%%%EOF\n", start);
    arena_release(&f->scratch);
    return strbuf_str(&f->out);
}
