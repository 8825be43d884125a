#include "doc/doc.h"

/* The length of a placeholder at the start of `s` and the word it names; 0: there is none. */
static size_t word_at(struct str s, const struct doc_word *words, int n, struct str *text)
{
    for (int i = 0; i < n; i++) {
        struct str name = str_from(words[i].name);
        if (s.n < name.n + 2 || s.s[name.n + 1] != '}' || !str_eq(str_cut(s, 1, name.n + 1), name))
            continue;
        *text = words[i].text;
        return name.n + 2;
    }
    return 0;
}

struct str doc_fill(struct arena *a, struct str pattern, const struct doc_word *words, int n)
{
    struct strbuf b = {.a = a};
    struct str text;

    for (size_t i = 0; i < pattern.n;) {
        size_t length = 0;
        if (pattern.s[i] == '{')
            length = word_at(str_cut(pattern, i, pattern.n), words, n, &text);
        if (length > 0)
            strbuf_add(&b, text);
        else
            strbuf_addc(&b, pattern.s[i]);
        i += length > 0 ? length : 1;
    }
    return strbuf_str(&b);
}

void draft_count(struct arena *a, struct draft *draft, size_t errors)
{
    const struct doc_word word = {"errors", str_printf(a, "%zu", errors)};
    bool clean = errors == 0 && draft->line_clean.n > 0;

    draft->line.text = doc_fill(a, clean ? draft->line_clean : draft->line_open, &word, 1);
}
