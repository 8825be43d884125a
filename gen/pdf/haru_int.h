/* gen/pdf/haru_int.h - the objects of a PDF file (ISO 32000-1, 7.3).
 *
 * The only door to libharu: it holds the objects, numbers them and prints
 * them; nothing outside haru.c sees its names.  Errors stick: after the first
 * one calls go on without effect, and haru_fault() tells of it at the end.
 * When memory runs out the program ends, see base/fatal.h.
 */
#ifndef PDF_HARU_INT_H
#define PDF_HARU_INT_H

#include "base/str.h"
#include "pdf/pack_int.h"

/* All objects of one file. */
struct haru;

/* A dictionary or an array.  It belongs to its struct haru. */
struct object;

/* `expected`: about how many numbered objects there will be. */
struct haru *haru_open(size_t expected);
/* NULL is allowed. */
void haru_close(struct haru *h);
/* 0, or libharu's number of the first error. */
unsigned haru_fault(const struct haru *h);

/* A new dictionary, or an array for about `n` values.  Each is numbered by
   haru_number() or put into exactly one other object. */
struct object *haru_dict(struct haru *h);
struct object *haru_array(struct haru *h, size_t n);
/* Makes it an object of its own and returns its number: the first is 1, each
   next one greater by one.  Wherever it is put afterwards a reference stands. */
int haru_number(struct haru *h, struct object *o);
/* The number that it has. */
int haru_number_of(const struct object *o);

/*
 * Dictionaries whose entries are printed only when the file is written, by
 * print(ctx, i, out) for the i-th, from 0: entries that are many and alike, or
 * hold fractions (libharu's own are of single precision).  `ctx` must live
 * until then.
 */
typedef void haru_print(const void *ctx, size_t i, struct strbuf *out);
/* `n` of them, numbered; returns the number of the first. */
int haru_bodies(struct haru *h, size_t n, haru_print *print, const void *ctx);
/* Lets a dictionary have such entries behind its others. */
void haru_body(struct haru *h, struct object *dict, haru_print *print, const void *ctx);
/* What stands for the object of that number wherever it is put. */
struct object *haru_object(struct haru *h, int number);

/* A numbered stream; `bytes` must live until haru_write().  `packed`: they are
   the result of pack(). */
struct object *haru_stream(struct haru *h, struct str bytes, bool packed);

/* Entries of a dictionary.  Keys and names: at most 127 bytes of ASCII. */
void haru_put(struct object *dict, const char *key, struct object *value);
void haru_put_name(struct object *dict, const char *key, const char *name);
void haru_put_int(struct object *dict, const char *key, int value);
void haru_put_bool(struct object *dict, const char *key, bool value);
/* A byte string. */
void haru_put_bytes(struct object *dict, const char *key, struct str bytes);
/* A text string (ISO 32000-1, 7.9.2.2) from UTF-8; cut where PDF/A ends one. */
void haru_put_text(struct object *dict, const char *key, struct str utf8);

/* Values of an array. */
void haru_add(struct object *array, struct object *value);
void haru_add_name(struct object *array, const char *name);
void haru_add_int(struct object *array, int value);
void haru_add_null(struct object *array);
void haru_add_bytes(struct object *array, struct str bytes);

/* The whole file, in `a`.  Empty if there was a fault. */
struct str haru_write(struct haru *h, struct arena *a, int root, int info, struct packer *p);

#endif
