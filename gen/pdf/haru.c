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
    struct str bytes;
};

/* A numbered object: one of libharu's, or `i`-th of those that print alike. */
struct numbered {
    void *object; /* NULL: none of libharu's */
    haru_print *print;
    const void *ctx;
    size_t i;
};

struct haru {
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    struct numbered *objects; /* [0] is none */
    size_t n_objects, cap_objects;
    struct arena mem;
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

static struct numbered *next_number(struct haru *h)
{
    return &ARENA_PUSH(&h->mem, h->objects, h->n_objects, h->cap_objects);
}

struct haru *haru_open(size_t expected)
{
    struct haru *h = calloc(1, sizeof *h);

    if (h == NULL)
        fatal_memory();
    HPDF_Error_Init(&h->error, NULL);
    /* No pool of libharu's: its addresses are not aligned. */
    h->memory = HPDF_MMgr_New(&h->error, 0, get_memory, free_memory);
    h->cap_objects = expected + 16;
    h->objects = arena_new(&h->mem, struct numbered, h->cap_objects);
    *next_number(h) = (struct numbered){0};
    return h;
}

void haru_close(struct haru *h)
{
    if (h == NULL)
        return;
    for (size_t i = 1; i < h->n_objects; i++)
        if (h->objects[i].object != NULL)
            HPDF_Obj_ForceFree(h->memory, h->objects[i].object);
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

/* The number is one of ours; libharu prints it where the object is put. */
int haru_number(struct haru *h, struct object *o)
{
    HPDF_Obj_Header *header = (HPDF_Obj_Header *)(void *)o;
    int number = (int)h->n_objects;

    if (header == NULL || h->n_objects > HPDF_LIMIT_MAX_XREF_ELEMENT) {
        HPDF_SetError(&h->error, HPDF_XREF_COUNT_ERR, 0);
        return 0;
    }
    header->obj_id = (HPDF_UINT32)number | HPDF_OTYPE_INDIRECT;
    *next_number(h) = (struct numbered){.object = o};
    return number;
}

int haru_number_of(const struct object *o)
{
    return (int)(((const HPDF_Obj_Header *)(const void *)o)->obj_id & 0x00FFFFFF);
}

static HPDF_STATUS print_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct extra *e = dict->attr;

    e->print(e->ctx, 0, stream->attr);
    return HPDF_OK;
}

int haru_bodies(struct haru *h, size_t n, haru_print *print, const void *ctx)
{
    int first = (int)h->n_objects;

    if (n > HPDF_LIMIT_MAX_XREF_ELEMENT - h->n_objects) {
        HPDF_SetError(&h->error, HPDF_XREF_COUNT_ERR, 0);
        return 0;
    }
    for (size_t i = 0; i < n; i++)
        *next_number(h) = (struct numbered){.print = print, .ctx = ctx, .i = i};
    return first;
}

void haru_body(struct haru *h, struct object *o, haru_print *print, const void *ctx)
{
    struct extra *e = arena_new(&h->mem, struct extra, 1);

    *e = (struct extra){.print = print, .ctx = ctx};
    dict_of(o)->attr = e;
    dict_of(o)->write_fn = print_body;
}

struct object *haru_object(struct haru *h, int number)
{
    HPDF_Obj_Header *header = arena_new(&h->mem, HPDF_Obj_Header, 1);

    header->obj_id = (HPDF_UINT32)number | HPDF_OTYPE_INDIRECT;
    return (struct object *)(void *)header;
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

static void write_object(const struct numbered *o, int number, struct file_writer *f,
                         struct strbuf *dict, HPDF_Stream sink)
{
    const struct extra *stream = o->object == NULL ? NULL : stream_extra(o->object);

    if (stream != NULL) {
        dict->n = 0;
        sink->attr = dict;
        HPDF_Obj_WriteValue(o->object, sink, NULL);
        file_stream(f, number, strbuf_str(dict), stream->bytes);
        return;
    }
    struct strbuf *value = file_open_value(f, number);
    if (o->object != NULL) {
        sink->attr = value;
        HPDF_Obj_WriteValue(o->object, sink, NULL);
    } else {
        OUT(value, "<<");
        o->print(o->ctx, o->i, value);
        OUT(value, ">>");
    }
    file_close_value(f);
}

struct str haru_write(struct haru *h, struct arena *a, int root, int info, struct packer *p)
{
    struct file_writer f;
    struct arena tmp = {0};
    struct strbuf dict = {.a = &tmp};
    HPDF_Stream sink = HPDF_CallbackWriter_New(h->memory, collect, &dict);

    file_begin(&f, a, h->n_objects - 1,
               h->stream_bytes + 200 * h->n_streams + 20 * h->n_objects + 4096, p);
    for (size_t i = 1; i < h->n_objects; i++)
        write_object(&h->objects[i], (int)i, &f, &dict, sink);
    struct str file = file_end(&f, root, info);
    HPDF_Stream_Free(sink);
    arena_release(&tmp);
    return haru_fault(h) == 0 ? file : (struct str){0};
}
