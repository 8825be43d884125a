/* gen/pdf/pack_int.h - compressed streams (FlateDecode). */
#ifndef PDF_PACK_INT_H
#define PDF_PACK_INT_H

#include "base/str.h"

/* One compressor with its buffer, used again and again. */
struct packer;

/* `level` 1 (quick) to 12 (small), as in libdeflate.  Lives until packer_close(). */
struct packer *packer_open(int level);
/* NULL is allowed. */
void packer_close(struct packer *p);

/* `bytes` in the form that FlateDecode reads, in `a`. */
struct str pack(struct packer *p, struct arena *a, struct str bytes);

#endif
