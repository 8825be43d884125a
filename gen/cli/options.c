#include "cli/options.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

struct reader {
    struct options *o;
    struct arena *a;
    char **argv;
    int argc, at;
};

static bool refuse(const struct options *o, const char *zh, const char *en, const char *what)
{
    fprintf(stderr, "gongkai: ");
    fprintf(stderr, o->lang == REPORT_ZH ? zh : en, what);
    fputs(o->lang == REPORT_ZH ? "。用法见 gongkai --help\n" : "; see gongkai --help\n", stderr);
    return false;
}

/* The value of the option at hand: the next word. */
static bool take(struct reader *r, struct str *value)
{
    const char *option = r->argv[r->at];

    if (r->at + 1 >= r->argc || r->argv[r->at + 1][0] == '\0')
        return refuse(r->o, "选项 %s 后面缺少内容", "option %s needs a value", option);
    *value = str_from(r->argv[++r->at]);
    return true;
}

struct choice {
    const char *word;
    int value;
};

static bool choose(struct reader *r, const struct choice *choices, size_t n, int *out)
{
    struct str value;

    if (!take(r, &value))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(value, str_from(choices[i].word))) {
            *out = choices[i].value;
            return true;
        }
    }
    return refuse(r->o, "选项内容“%s”不对", "“%s” is not a value of this option", r->argv[r->at]);
}

#define CHOOSE(r, choices, out) choose((r), (choices), sizeof(choices) / sizeof *(choices), (out))

static bool read_choice(struct reader *r, struct str option)
{
    static const struct choice dumps[] = {
        {"facts", DUMP_FACTS}, {"doc", DUMP_DOC}, {"pages", DUMP_PAGES}};
    static const struct choice profiles[] = {
        {"a-2a", PDF_A2A}, {"a-3a", PDF_A3A}, {"plain", PDF_PLAIN}};
    static const struct choice formats[] = {
        {"text", REPORT_TEXT}, {"json", REPORT_JSON}, {"sarif", REPORT_SARIF}};
    int value = 0;

    if (str_eq(option, STR("--dump"))) {
        bool ok = CHOOSE(r, dumps, &value);
        r->o->dump = (enum dump)value;
        return ok;
    }
    if (str_eq(option, STR("--pdf"))) {
        bool ok = CHOOSE(r, profiles, &value);
        r->o->profile = (enum pdf_profile)value;
        return ok;
    }
    if (str_eq(option, STR("--format"))) {
        bool ok = CHOOSE(r, formats, &value);
        r->o->format = (enum report_format)value;
        return ok;
    }
    return refuse(r->o, "没有 %s 这个选项", "there is no option %s", r->argv[r->at]);
}

static bool read_option(struct reader *r)
{
    struct options *o = r->o;
    struct str option = str_from(r->argv[r->at]);

    if (str_eq(option, STR("-o")))
        return take(r, &o->out_dir);
    if (str_eq(option, STR("--template")))
        return take(r, &o->template_dir);
    if (str_eq(option, STR("--fonts")))
        return take(r, &o->fonts);
    if (str_eq(option, STR("--draft")))
        return o->draft = true;
    if (str_eq(option, STR("--keep-db")))
        return o->keep_db = true;
    return read_choice(r, option);
}

/* The name of a folder, also of one given as "." or "..". */
static struct str folder_name(struct arena *a, struct str path)
{
    char *real = realpath(str_z(a, path), NULL);
    bool dots = str_eq(path, STR(".")) || str_eq(path, STR("..")) || str_ends(path, STR("/.."));
    struct str name = dots && real != NULL ? str_from(real) : path;

    for (size_t i = name.n; i > 0; i--) {
        if (name.s[i - 1] == '/') {
            name = str_cut(name, i, name.n);
            break;
        }
    }
    name = str_copy(a, name);
    free(real);
    return name;
}

static bool add_dataset(struct reader *r, struct str path)
{
    struct options *o = r->o;

    if (o->command == COMMAND_TRACE && o->n_datasets == 1) { /* the second word */
        if (o->what.n > 0)
            return refuse(o, "多了“%s”：一次只查一个数或单元格",
                          "“%s” is one too many: one figure or cell at a time", str_z(r->a, path));
        o->what = path;
        return true;
    }
    while (path.n > 1 && str_ends(path, STR("/")))
        path.n--;
    struct str name = folder_name(r->a, path);
    for (size_t i = 0; i < o->n_names && o->command == COMMAND_BUILD; i++)
        if (str_eq(o->names[i], name))
            return refuse(o, "有两个数据文件夹都叫“%s”，结果会互相覆盖",
                          "two datasets are named “%s”; one result would replace the other",
                          str_z(r->a, name));
    ARENA_PUSH(r->a, o->datasets, o->n_datasets, o->cap_datasets) = path;
    ARENA_PUSH(r->a, o->names, o->n_names, o->cap_names) = name;
    return true;
}

static bool read_command(struct options *o, const char *word)
{
    static const struct choice commands[] = {
        {"build", COMMAND_BUILD},       {"check", COMMAND_CHECK}, {"trace", COMMAND_TRACE},
        {"--help", COMMAND_HELP},       {"-h", COMMAND_HELP},     {"help", COMMAND_HELP},
        {"--version", COMMAND_VERSION},
    };

    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (str_eq(str_from(word), str_from(commands[i].word))) {
            o->command = (enum command)commands[i].value;
            return true;
        }
    }
    return refuse(o, "没有 %s 这个命令", "there is no command %s", word);
}

/* Templates and fonts come along with the program. */
static struct str home_path(struct arena *a, const char *name)
{
    const char *home = getenv("GONGKAI_HOME");

    return path_join(a, str_from(home == NULL || *home == '\0' ? GONGKAI_HOME : home),
                     str_from(name));
}

bool options_read(struct options *o, struct arena *a, int argc, char **argv)
{
    struct reader r = {o, a, argv, argc, 1};

    *o = (struct options){
        .out_dir = STR("."),
        .template_dir = home_path(a, "templates/fujian-budget"),
        .common_dir = home_path(a, "templates/common"),
        .fonts = home_path(a, "fonts/roles.csv"),
        .profile = PDF_A2A,
        .lang = report_lang_of_environment(),
    };
    if (argc < 2)
        return refuse(o, "没有说要做什么%s", "nothing to do%s", "");
    if (!read_command(o, argv[1]))
        return false;
    for (r.at = 2; r.at < argc; r.at++) {
        bool option = argv[r.at][0] == '-';
        if (!(option ? read_option(&r) : add_dataset(&r, str_from(argv[r.at]))))
            return false;
    }
    if (o->command == COMMAND_TRACE && o->n_datasets > 0 && o->what.n == 0)
        return refuse(o, "没有说要查哪个数或单元格%s", "no figure or cell is given%s", "");
    if (o->command == COMMAND_TRACE && o->format == REPORT_SARIF)
        return refuse(o, "trace 没有 sarif 这种结果%s", "trace has no sarif form%s", "");
    if (o->command <= COMMAND_TRACE && o->n_datasets == 0)
        return refuse(o, "没有给出数据文件夹%s", "no dataset is given%s", "");
    return true;
}

void options_help(enum report_lang lang)
{
    static const char zh[] =
        "用法：gongkai build 数据文件夹... [选项]    生成公开文件（PDF）\n"
        "      gongkai check 数据文件夹... [选项]    只检查，不生成\n"
        "      gongkai trace 数据文件夹 数|单元格    查一个数从哪里来，一个单元格用到哪里去\n"
        "      gongkai --help | --version\n"
        "\n"
        "选项：\n"
        "  -o 文件夹            结果放在哪里（默认当前文件夹）\n"
        "  --draft              生成草稿：有错误也生成，印有水印，不得公布\n"
        "  --template 文件夹    使用另一套模板\n"
        "  --fonts 文件         使用另一张字体表（见 fonts/README.md）\n"
        "  --pdf a-2a|a-3a|plain  PDF 的种类（默认 a-2a：可存档、可朗读）\n"
        "  --dump facts|doc|pages 不生成文件，把中间结果印出来\n"
        "  --keep-db            另存数据库，可用 sqlite3 打开查看\n"
        "  --format text|json|sarif  check 的结果写成文字、JSON 或 SARIF（trace 没有 SARIF）\n"
        "\n"
        "trace "
        "的数：印出来的（2629.9、25个项目）或名称（视图/行/列）；单元格：表名:行号:列号或列名。\n"
        "退出状态：0 完成，没有错误；1 有错误，不得公布；2 用法不对；3 文件或系统出错。\n";
    static const char en[] =
        "usage: gongkai build DATASET... [options]   make the disclosure (PDF)\n"
        "       gongkai check DATASET... [options]   check only\n"
        "       gongkai trace DATASET FIGURE|CELL   where a figure comes from, where a cell goes\n"
        "       gongkai --help | --version\n"
        "\n"
        "options:\n"
        "  -o DIR               where results go (default: the current folder)\n"
        "  --draft              write a watermarked draft even with errors\n"
        "  --template DIR       use another template\n"
        "  --fonts FILE         use another table of fonts (see fonts/README.md)\n"
        "  --pdf a-2a|a-3a|plain  kind of PDF (default a-2a: archival, accessible)\n"
        "  --dump facts|doc|pages print a stage's product instead of writing a file\n"
        "  --keep-db            also save the database, to look into with sqlite3\n"
        "  --format text|json|sarif  how `check` prints findings (`trace`: text or json)\n"
        "\n"
        "figures of trace: as printed (2629.9) or by name (view/key/column); cells:\n"
        "SHEET:LINE:COLUMN, the column by number or heading.\n"
        "exit status: 0 done and clean, 1 findings block publication, 2 wrong usage,\n"
        "3 files or system.\n";

    fputs(lang == REPORT_ZH ? zh : en, stdout);
}
