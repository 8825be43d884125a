#include "facts/kit.h"

#include "base/file.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct kit_file good[] = {
    {"t/schema.xml",
     STR_INIT(
         "<schema xmlns='urn:gongkai:schema'>\n"
         "<sheet name='单位' table='unit' min-rows='1'>\n"
         "<column head='编码' name='code' type='code' required='yes'/>\n"
         "<column head='名称' name='name' type='text' required='yes' breaks='yes'/>\n"
         "<key>code</key></sheet>\n"
         "<sheet name='支出' table='spending' order='matters'>\n"
         "<column head='单位' name='unit' type='code' required='yes' references='unit.code'/>\n"
         "<column head='类别' name='kind' type='enum' required='yes'>\n"
         "<value>基本</value><value>项目</value></column>\n"
         "<column head='金额（万元）' name='amount' type='amount' unit='万元' required='yes'/>\n"
         "<column head='上年数（元）' name='before' type='amount' unit='元' unknown='allowed'/>\n"
         "<column head='人数' name='people' type='integer' optional='yes'/>\n"
         "<column head='日期' name='day' type='date' optional='yes'/>\n"
         "<column head='目标值' name='target' type='number' optional='yes'/>\n"
         "<column head='来源' name='source' type='text' optional='yes' references='source.name'/>\n"
         "<key>unit kind</key></sheet>\n"
         "<sheet name='概况' table='about' rows='1' optional='yes'>\n"
         "<column head='年度' name='year' type='integer' required='yes'/></sheet>\n"
         "<prose name='职责' table='duties' required='yes'/>\n"
         "<prose name='说明' table='remarks'/>\n"
         "<sheet name='来源' table='source' from='template' classification='yes'>\n"
         "<column head='名称' name='name' type='text' required='yes'/>\n"
         "<key>name</key></sheet>\n"
         "</schema>\n"),
     NULL},
    {"t/来源.csv", STR_INIT("名称\n财政拨款收入\n事业收入\n"), NULL},
    {"t/views.sql", STR_INIT("CREATE VIEW v AS SELECT 1 AS one;\n"), NULL},
    {"d/单位.csv", STR_INIT("编码,名称\n101,甲|乙\n102,丙\n"), NULL},
    {"d/支出.csv",
     STR_INIT("单位,类别,金额（万元）,上年数（元）\n101,基本,12.5,\n101,项目,0,不详\n"), NULL},
    {"d/职责.md", STR_INIT("# 甲\n\n乙。\n"), NULL},
};

static void put(struct kit *k, const struct kit_file *file)
{
    struct str path = path_join(&k->a, str_from(k->root), str_from(file->path));
    char *z = str_z(&k->a, path);

    unlink(z);
    if (file->link != NULL && symlink(file->link, z) != 0)
        abort();
    if (file->link == NULL && file->content.n > 0 && !file_write(path, file->content, &k->d))
        abort();
}

static void make_folder(struct kit *k, struct str path)
{
    if (mkdir(str_z(&k->a, path), 0700) != 0)
        abort();
}

void kit_make(struct kit *k, const struct kit_file *files, size_t n)
{
    *k = (struct kit){.root = "/tmp/gongkai-test-XXXXXX"};
    if (mkdtemp(k->root) == NULL)
        abort();
    struct str root = str_from(k->root);
    k->paths.dataset = path_join(&k->a, root, STR("d"));
    k->paths.templ = path_join(&k->a, root, STR("t"));
    k->paths.common = path_join(&k->a, root, STR("c"));
    make_folder(k, k->paths.dataset);
    make_folder(k, k->paths.templ);
    make_folder(k, k->paths.common);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        put(k, &good[i]);
    for (size_t i = 0; i < n && files[i].path != NULL; i++)
        put(k, &files[i]);
}

bool kit_open(struct kit *k)
{
    k->schema = schema_load(&k->a, k->paths.templ, &k->d);
    k->facts = k->schema == NULL ? NULL : facts_open(k->schema, &k->paths, &k->d);
    return k->facts != NULL;
}

const char *kit_findings(struct kit *k)
{
    struct strbuf b = {.a = &k->a};

    for (size_t i = 0; i < k->d.n; i++) {
        const struct diag *f = &k->d.list[i];
        char *path = str_z(&k->a, f->at.path);
        char *slash = strrchr(path, '/');
        strbuf_printf(&b, "%s %s:%d:%d", diag_name(f->id), slash == NULL ? path : slash + 1,
                      f->at.line, f->at.column);
        for (const struct diag_note *n = f->notes; n != NULL; n = n->next)
            strbuf_printf(&b, " < %d:%d", n->at.line, n->at.column);
        strbuf_addc(&b, ';');
    }
    strbuf_addc(&b, '\0');
    return b.s;
}

const char *kit_rows(struct kit *k, const char *table)
{
    const struct rows *r = facts_rows(k->facts, str_from(table));
    struct strbuf b = {.a = &k->a};

    if (r == NULL)
        return NULL;
    for (int i = 0; i < r->n * r->n_columns; i++) {
        const struct value *v = &r->cells[i];
        if (v->kind == VALUE_NULL)
            strbuf_add(&b, STR("-"));
        else if (v->kind == VALUE_INTEGER)
            strbuf_printf(&b, "%lld", (long long)v->integer);
        else
            strbuf_printf(&b, "'%.*s'", STR_FMT(v->text));
        strbuf_addc(&b, (i + 1) % r->n_columns == 0 ? ';' : ',');
    }
    strbuf_addc(&b, '\0');
    return b.s;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

void kit_close(struct kit *k)
{
    if (k->facts != NULL)
        facts_close(k->facts);
    nftw(k->root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    diags_release(&k->d);
    arena_release(&k->a);
}
