#include "pdf/icc_int.h"

/* round(65535 * f(i / 63)), f(v) = v / 12.92 up to 0.04045, then
   ((v + 0.055) / 1.055) ^ 2.4. */
static const uint16_t curve[64] = {
    0,     81,    161,   244,   345,   466,   609,   776,   965,   1180,  1420,  1687,  1980,
    2301,  2651,  3030,  3439,  3879,  4349,  4851,  5386,  5953,  6554,  7189,  7858,  8562,
    9302,  10078, 10890, 11739, 12626, 13551, 14513, 15515, 16556, 17636, 18757, 19918, 21120,
    22363, 23648, 24974, 26344, 27756, 29211, 30710, 32253, 33840, 35471, 37148, 38870, 40638,
    42452, 44312, 46219, 48173, 50174, 52223, 54320, 56465, 58659, 60901, 63193, 65535};

/* X, Y, Z in 1/65536. */
struct xyz {
    uint32_t x, y, z;
};

static const struct xyz white = {0xF6D6, 0x10000, 0xD32D}; /* D50 */
static const struct xyz red = {0x6FA2, 0x38F5, 0x0390};
static const struct xyz green = {0x6299, 0xB785, 0x18DA};
static const struct xyz blue = {0x24A0, 0x0F84, 0xB6CF};

static const char description[] = "sRGB IEC61966-2.1";
static const char copyright[] = "No copyright, use freely";

static void put(struct strbuf *b, uint32_t value, unsigned width)
{
    for (unsigned i = width; i-- > 0;)
        strbuf_addc(b, (char)(value >> 8 * i & 0xFF));
}

static void put_zeros(struct strbuf *b, unsigned n)
{
    while (n-- > 0)
        strbuf_addc(b, 0);
}

static void put_xyz(struct strbuf *b, struct xyz v)
{
    put(b, v.x, 4);
    put(b, v.y, 4);
    put(b, v.z, 4);
}

/* ---- elements: a signature, four bytes of 0, the value, filled to 4 ---- */

static void begin(struct strbuf *b, const char *signature)
{
    strbuf_add(b, str_from(signature));
    put(b, 0, 4);
}

static void fill(struct strbuf *b)
{
    while (b->n % 4 != 0)
        strbuf_addc(b, 0);
}

static void element_xyz(struct strbuf *b, struct xyz v)
{
    begin(b, "XYZ ");
    put_xyz(b, v);
}

static void element_curve(struct strbuf *b)
{
    enum { POINTS = sizeof curve / sizeof *curve };

    begin(b, "curv");
    put(b, POINTS, 4);
    for (unsigned i = 0; i < POINTS; i++)
        put(b, curve[i], 2);
    fill(b);
}

static void element_text(struct strbuf *b)
{
    begin(b, "text");
    strbuf_add(b, (struct str){copyright, sizeof copyright});
    fill(b);
}

/* textDescriptionType: ASCII, then empty Unicode and Macintosh forms. */
static void element_description(struct strbuf *b)
{
    begin(b, "desc");
    put(b, sizeof description, 4);
    strbuf_add(b, (struct str){description, sizeof description});
    put_zeros(b, 4 + 4 + 2 + 1 + 67);
    fill(b);
}

/* ---- the profile ---- */

static void header(struct strbuf *b, size_t size)
{
    put(b, (uint32_t)size, 4);
    put(b, 0, 4);
    put(b, 0x02400000, 4); /* version 2.4 */
    strbuf_add(b, STR("mntrRGB XYZ "));
    put(b, 2001 << 16 | 4, 4); /* the date of the edition: year, month, day */
    put(b, 1 << 16, 4);
    put(b, 0, 4);
    strbuf_add(b, STR("acsp"));
    put_zeros(b, 4 + 4 + 4 + 4 + 8); /* platform, flags, device */
    put(b, 0, 4);                    /* perceptual */
    put_xyz(b, white);
    put_zeros(b, 128 - 80);
}

struct str icc_srgb(struct arena *a)
{
    static const char tags[9][5] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ",
                                    "bXYZ", "rTRC", "gTRC", "bTRC"};
    enum { N = sizeof tags / sizeof *tags, START = 128 + 4 + 12 * N };
    struct strbuf data = {.a = a}, b = {.a = a};
    size_t at[8];

    at[0] = data.n, element_description(&data);
    at[1] = data.n, element_text(&data);
    at[2] = data.n, element_xyz(&data, white);
    at[3] = data.n, element_xyz(&data, red);
    at[4] = data.n, element_xyz(&data, green);
    at[5] = data.n, element_xyz(&data, blue);
    at[6] = data.n, element_curve(&data);
    at[7] = data.n;

    header(&b, START + data.n);
    put(&b, N, 4);
    for (unsigned i = 0; i < N; i++) {
        unsigned e = i < 6 ? i : 6; /* the three curves are one */
        strbuf_add(&b, (struct str){tags[i], 4});
        put(&b, (uint32_t)(START + at[e]), 4);
        put(&b, (uint32_t)(at[e + 1] - at[e]), 4);
    }
    strbuf_add(&b, strbuf_str(&data));
    return strbuf_str(&b);
}
