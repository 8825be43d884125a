#include "pdf/pack_int.h"

#include "base/fatal.h"

#include <libdeflate.h>
#include <stdlib.h>

struct packer {
    struct libdeflate_compressor *compressor;
    char *buffer;
    size_t size;
};

struct packer *packer_open(int level)
{
    struct packer *p = calloc(1, sizeof *p);

    if (p == NULL)
        fatal_memory();
    p->compressor = libdeflate_alloc_compressor(level);
    if (p->compressor == NULL)
        fatal_memory();
    return p;
}

void packer_close(struct packer *p)
{
    if (p == NULL)
        return;
    libdeflate_free_compressor(p->compressor);
    free(p->buffer);
    free(p);
}

struct str pack(struct packer *p, struct arena *a, struct str bytes)
{
    size_t bound = libdeflate_zlib_compress_bound(p->compressor, bytes.n);

    if (bound > p->size) {
        free(p->buffer);
        p->buffer = malloc(bound);
        p->size = bound;
        if (p->buffer == NULL)
            fatal_memory();
    }
    size_t n = libdeflate_zlib_compress(p->compressor, bytes.s, bytes.n, p->buffer, p->size);
    return str_copy(a, (struct str){p->buffer, n});
}
