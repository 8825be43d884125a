#include "made.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct str file_text(struct arena *a, const char *path)
{
    struct strbuf out = {.a = a};
    FILE *f = fopen(path, "rb");
    int c;

    if (f == NULL)
        abort();
    while ((c = fgetc(f)) != EOF)
        strbuf_addc(&out, (char)c);
    fclose(f);
    return strbuf_str(&out);
}

static void write_file(const char *path, struct str s)
{
    FILE *f = fopen(path, "wb");

    if (f == NULL || fwrite(s.s, 1, s.n, f) != s.n)
        abort();
    fclose(f);
}

struct template *made_template(struct arena *a, const char *blocks)
{
    static const char head[] =
        "<template xmlns=\"urn:gongkai:template\" lang=\"zh-CN\" data=\"head\" title=\"T\">"
        "<page style=\"portrait\">";
    char dir[] = "/tmp/made-narrative-XXXXXX";
    struct diags d = {0};

    if (mkdtemp(dir) == NULL)
        abort();
    const char *styles = str_z(a, str_printf(a, "%s/styles.xml", dir));
    const char *templ = str_z(a, str_printf(a, "%s/template.xml", dir));
    write_file(styles, file_text(a, TEST_SOURCE_DIR "/templates/fujian-budget/styles.xml"));
    write_file(templ, str_printf(a, "%s%s</page></template>", head, blocks));
    struct template *t = template_load(a, str_copy(a, str_from(dir)), &d);
    for (size_t i = 0; i < d.n; i++)
        fprintf(stderr, "line %d: %s\n", d.list[i].at.line, diag_name(d.list[i].id));
    diags_release(&d);
    unlink(styles);
    unlink(templ);
    rmdir(dir);
    return t;
}

static struct passage *made_passages(struct arena *a, struct str lines, size_t *n)
{
    struct passage *out = NULL;
    size_t cap = 0;

    *n = 0;
    for (size_t at = 0, end; at < lines.n; at = end + 1) {
        end = at + str_find(str_cut(lines, at, lines.n), STR("\n"));
        struct str line = str_cut(lines, at, end);
        struct passage p = {.kind = STR("paragraph"), .text = line};
        int level = 0;
        while ((size_t)level < line.n && line.s[level] == '#')
            level++;
        if (level > 0) {
            p.kind = STR("heading");
            p.level = level;
            p.text = str_trim(str_cut(line, (size_t)level, line.n));
        }
        p.row = p.src = (int64_t)*n + 1;
        size_t k = (*n)++;
        ARENA_PUSH(a, out, k, cap) = p;
    }
    return out;
}

static void add_said(struct strbuf *out, const struct reading *r, size_t i)
{
    const struct said *s = &r->said[i];

    strbuf_printf(out, "%zu", s->block + 1);
    for (size_t k = 0; k < r->n_stated; k++)
        if (r->stated[k].said == i)
            strbuf_printf(out, " %.*s%s%.*s=%.*s", STR_FMT(r->stated[k].field->view),
                          r->stated[k].field->view.n > 0 ? "." : "",
                          STR_FMT(r->stated[k].field->column), STR_FMT(r->stated[k].text));
    if (s->has_key)
        strbuf_printf(out, " key=%.*s", STR_FMT(s->view_key));
    if (s->near > 0)
        strbuf_printf(out, " ~%d", s->near);
    strbuf_addc(out, '\n');
}

struct str made_read(struct arena *a, const struct template *t, struct str lines)
{
    struct strbuf out = {.a = a};
    struct reading r = {0};
    size_t n;
    struct passage *p = made_passages(a, lines, &n);

    read_blocks_back(a, patterns_make(a, t), p, n, &r);
    for (size_t i = 0; i < r.n_said; i++)
        if (!r.said[i].sentence->title)
            add_said(&out, &r, i);
    for (size_t i = 0; i < r.n_unread; i++)
        strbuf_printf(&out, "%zu ? %.*s: %.*s%s\n", r.unread[i].block + 1,
                      STR_FMT(r.unread[i].number), STR_FMT(r.unread[i].text),
                      r.unread[i].alike ? " alike" : "");
    return strbuf_str(&out);
}
