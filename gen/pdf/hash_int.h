/* gen/pdf/hash_int.h - names made from contents.
 *
 * Font subsets and files are told apart by what is in them, so that equal
 * input gives equal bytes.  The hash is quick and spreads well; it is no
 * protection against a forger, and nothing here needs one.
 */
#ifndef PDF_HASH_INT_H
#define PDF_HASH_INT_H

#include <stddef.h>
#include <stdint.h>

/* Two running values of 64 bits.  Begin with HASH_INIT. */
struct hash {
    uint64_t a, b;
};

#define HASH_INIT                                                                                  \
    (struct hash)                                                                                  \
    {                                                                                              \
        0x6A09E667F3BCC908u, 0xBB67AE8584CAA73Bu                                                   \
    }

/* Takes in `n` bytes.  How a stretch is cut into calls matters. */
void hash_add(struct hash *h, const void *bytes, size_t n);

/* 16 bytes, the same on every machine. */
void hash_bytes(const struct hash *h, unsigned char *to);

#endif
