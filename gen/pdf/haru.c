#include "pdf/haru_int.h"

#include "base/fatal.h"
#include "pdf/file_int.h"
#include "pdf/out_int.h"
#include "pdf/text_int.h"

/* Careful: hpdf.h defines names of its own freely; it stays in this file. */
#include <hpdf.h>
#include <stdlib.h>

/* What a dictionary carries beside its entries. */
struct extra {
    haru_print *print; /* NULL: it is a stream */
    const void *ctx;
    int first; /* number of the first of them that print alike; 0: only one */
    size_t n;
    struct extra *next; /* of haru_bodies() */
    struct str bytes;
};

struct haru {
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref objects;
    struct arena mem;
    struct extra *bodies; /* of haru_bodies(): not libharu's to free */
    HPDF_List no_entries; /* what all of these have */
    size_t stream_bytes, n_streams;
};

static void *get_memory(HPDF_UINT size)
{
    void *p = malloc(size);

    if (p == NULL)
        fatal_memory();
    return p;
}

static void free_memory(void *p)
{
    free(p);
}

struct haru *haru_open(size_t expected)
{
    struct haru *h = calloc(1, sizeof *h);

    if (h == NULL)
        fatal_memory();
    HPDF_Error_Init(&h->error, NULL);
    /* No pool of libharu's: its addresses are not aligned. */
    h->memory = HPDF_MMgr_New(&h->error, 0, get_memory, free_memory);
    h->objects = HPDF_Xref_New(h->memory, 0);
    h->no_entries = HPDF_List_New(h->memory, 1);
    /* Its lists grow by a fixed step and copy all they have at each. */
    h->objects->entries->items_per_block = (HPDF_UINT)(expected < 1024 ? 1024 : expected);
    return h;
}

void haru_close(struct haru *h)
{
    if (h == NULL)
        return;
    for (const struct extra *e = h->bodies; e != NULL; e = e->next)
        for (size_t i = 0; i < e->n; i++)
            HPDF_Xref_GetEntry(h->objects, (HPDF_UINT)((size_t)e->first + i))->obj = NULL;
    HPDF_Xref_Free(h->objects);
    HPDF_List_Free(h->no_entries);
    HPDF_MMgr_Free(h->memory);
    arena_release(&h->mem);
    free(h);
}

unsigned haru_fault(const struct haru *h)
{
    return (unsigned)h->error.error_no;
}

/* ---- objects ---- */

static HPDF_Dict dict_of(struct object *o)
{
    return (HPDF_Dict)(void *)o;
}

static HPDF_Array array_of(struct object *o)
{
    return (HPDF_Array)(void *)o;
}

struct object *haru_dict(struct haru *h)
{
    return (struct object *)(void *)HPDF_Dict_New(h->memory);
}

struct object *haru_array(struct haru *h, size_t n)
{
    HPDF_Array array = HPDF_Array_New(h->memory);

    if (n > array->list->items_per_block)
        array->list->items_per_block = (HPDF_UINT)(n < 32767 ? n : 32767);
    return (struct object *)(void *)array;
}

int haru_number(struct haru *h, struct object *o)
{
    HPDF_List entries = h->objects->entries;

    if (entries->count == entries->block_siz)
        entries->items_per_block = entries->count;
    if (HPDF_Xref_Add(h->objects, o) != HPDF_OK)
        return 0;
    return (int)(entries->count - 1);
}

int haru_number_of(const struct object *o)
{
    return (int)(((const HPDF_Obj_Header *)(const void *)o)->obj_id & 0x00FFFFFF);
}

static HPDF_STATUS print_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct extra *e = dict->attr;
    int number = haru_number_of((const struct object *)(void *)dict);

    e->print(e->ctx, e->first == 0 ? 0 : (size_t)(number - e->first), stream->attr);
    return HPDF_OK;
}

int haru_bodies(struct haru *h, size_t n, haru_print *print, const void *ctx)
{
    HPDF_Dict_Rec *dicts = arena_new(&h->mem, HPDF_Dict_Rec, n);
    struct extra *e = arena_new(&h->mem, struct extra, 1);

    *e = (struct extra){.print = print, .ctx = ctx, .next = h->bodies};
    h->bodies = e;
    for (size_t i = 0; i < n; i++) {
        dicts[i] = (HPDF_Dict_Rec){.header.obj_class = HPDF_OCLASS_DICT,
                                   .mmgr = h->memory,
                                   .error = &h->error,
                                   .list = h->no_entries,
                                   .write_fn = print_body,
                                   .attr = e};
        int number = haru_number(h, (struct object *)(void *)&dicts[i]);
        if (number == 0)
            break;
        e->first = i == 0 ? number : e->first;
        e->n++;
    }
    return e->first;
}

void haru_body(struct haru *h, struct object *o, haru_print *print, const void *ctx)
{
    struct extra *e = arena_new(&h->mem, struct extra, 1);

    *e = (struct extra){.print = print, .ctx = ctx};
    dict_of(o)->attr = e;
    dict_of(o)->write_fn = print_body;
}

struct object *haru_object(const struct haru *h, int number)
{
    return HPDF_Xref_GetEntry(h->objects, (HPDF_UINT)number)->obj;
}

struct object *haru_stream(struct haru *h, struct str bytes, bool packed)
{
    struct object *o = haru_dict(h);
    struct extra *e = arena_new(&h->mem, struct extra, 1);

    *e = (struct extra){.bytes = bytes};
    dict_of(o)->attr = e;
    haru_put_int(o, "Length", (int)bytes.n);
    if (packed)
        haru_put_name(o, "Filter", "FlateDecode");
    haru_number(h, o);
    h->stream_bytes += bytes.n;
    h->n_streams++;
    return o;
}

/* ---- entries and values ---- */

void haru_put(struct object *dict, const char *key, struct object *value)
{
    HPDF_Dict_Add(dict_of(dict), key, value);
}

void haru_put_name(struct object *dict, const char *key, const char *name)
{
    HPDF_Dict_AddName(dict_of(dict), key, name);
}

void haru_put_int(struct object *dict, const char *key, int value)
{
    HPDF_Dict_AddNumber(dict_of(dict), key, value);
}

void haru_put_bool(struct object *dict, const char *key, bool value)
{
    HPDF_Dict_AddBoolean(dict_of(dict), key, value ? HPDF_TRUE : HPDF_FALSE);
}

static HPDF_Binary binary(HPDF_MMgr memory, struct str bytes)
{
    return HPDF_Binary_New(memory, (HPDF_BYTE *)(uintptr_t)bytes.s, (HPDF_UINT)bytes.n);
}

void haru_put_bytes(struct object *dict, const char *key, struct str bytes)
{
    HPDF_Dict_Add(dict_of(dict), key, binary(dict_of(dict)->mmgr, bytes));
}

void haru_put_text(struct object *dict, const char *key, struct str utf8)
{
    struct arena tmp = {0};

    haru_put_bytes(dict, key, text_string(&tmp, utf8));
    arena_release(&tmp);
}

void haru_add(struct object *array, struct object *value)
{
    HPDF_Array_Add(array_of(array), value);
}

void haru_add_name(struct object *array, const char *name)
{
    HPDF_Array_AddName(array_of(array), name);
}

void haru_add_int(struct object *array, int value)
{
    HPDF_Array_AddNumber(array_of(array), value);
}

void haru_add_null(struct object *array)
{
    HPDF_Array_Add(array_of(array), HPDF_Null_New(array_of(array)->mmgr));
}

void haru_add_bytes(struct object *array, struct str bytes)
{
    HPDF_Array_Add(array_of(array), binary(array_of(array)->mmgr, bytes));
}

/* ---- writing ---- */

static HPDF_STATUS collect(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    out_bytes(stream->attr, (const char *)bytes, n);
    return HPDF_OK;
}

/* The bytes of a stream, or NULL for any other object. */
static const struct extra *stream_extra(void *o)
{
    const HPDF_Obj_Header *header = o;

    if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT)
        return NULL;
    const struct extra *e = ((HPDF_Dict)o)->attr;
    return e != NULL && e->print == NULL ? e : NULL;
}

static struct str write_objects(struct haru *h, struct file_writer *f, struct strbuf *value,
                                HPDF_Stream sink, int root, int info)
{
    HPDF_UINT n = h->objects->entries->count;

    for (HPDF_UINT i = 1; i < n; i++) {
        void *o = HPDF_Xref_GetEntry(h->objects, i)->obj;
        const struct extra *stream = stream_extra(o);
        value->n = 0;
        HPDF_Obj_WriteValue(o, sink, NULL);
        if (stream != NULL)
            file_stream(f, (int)i, strbuf_str(value), stream->bytes);
        else
            file_value(f, (int)i, strbuf_str(value));
    }
    return file_end(f, root, info);
}

struct str haru_write(struct haru *h, struct arena *a, int root, int info, struct packer *p)
{
    struct file_writer f;
    struct arena tmp = {0};
    struct strbuf value = {.a = &tmp};
    size_t n_objects = h->objects->entries->count - 1;
    HPDF_Stream sink = HPDF_CallbackWriter_New(h->memory, collect, &value);

    file_begin(&f, a, n_objects, h->stream_bytes + 200 * h->n_streams + 20 * n_objects + 4096, p);
    struct str file = write_objects(h, &f, &value, sink, root, info);
    HPDF_Stream_Free(sink);
    arena_release(&tmp);
    return haru_fault(h) == 0 ? file : (struct str){0};
}
