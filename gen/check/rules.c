/* Rule files: views with comments that say what they mean. */
#include "check/check_int.h"

#include "base/file.h"

#include <unistd.h>

struct reader {
    struct arena *a;
    struct rules *rules;
    struct diags *found;
    struct rule_view *view; /* at hand */
};

static struct place at_line(const struct reader *r, int line)
{
    return (struct place){.path = r->view->path, .line = line};
}

/* ---- comments ---- */

static bool take_word(struct str *s, struct str *word)
{
    size_t i = 0;

    *s = str_trim(*s);
    while (i < s->n && s->s[i] != ' ')
        i++;
    *word = str_cut(*s, 0, i);
    *s = str_cut(*s, i, s->n);
    return word->n > 0;
}

static void read_head(struct reader *r, struct str value, int line)
{
    static const struct {
        struct str name;
        enum severity severity;
    } severities[] = {{STR_INIT("error"), SEVERITY_ERROR},
                      {STR_INIT("warning"), SEVERITY_WARNING},
                      {STR_INIT("info"), SEVERITY_INFO}};
    struct rule *rule = &r->view->rule;
    struct str severity;

    take_word(&value, &rule->id);
    if (take_word(&value, &severity))
        for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
            if (str_eq(severities[i].name, severity)) {
                rule->severity = severities[i].severity;
                r->view->is_rule = true;
                return;
            }
        }
    DIAG_ADD(r->found, DIAG_RULE_SEVERITY, at_line(r, line), rule->id);
}

static void read_on(struct reader *r, struct str value, int line)
{
    static const struct {
        struct str name;
        enum rule_on on;
    } places[] = {{STR_INIT("facts"), RULE_ON_FACTS},
                  {STR_INIT("printed"), RULE_ON_PRINTED},
                  {STR_INIT("both"), RULE_ON_BOTH}};
    struct str word;

    while (take_word(&value, &word)) {
        size_t i = 0;
        while (i < sizeof places / sizeof *places && !str_eq(places[i].name, word))
            i++;
        if (i == sizeof places / sizeof *places)
            DIAG_ADD(r->found, DIAG_RULE_ON, at_line(r, line), word);
        else
            r->view->rule.on |= places[i].on;
    }
}

static void read_needs(struct reader *r, struct str value)
{
    struct rule *rule = &r->view->rule;
    size_t cap = rule->n_needs;
    struct str word;

    while (take_word(&value, &word))
        ARENA_PUSH(r->a, rule->needs, rule->n_needs, cap) = word;
}

static void read_entry(struct reader *r, struct str key, struct str value, int line)
{
    struct rule *rule = &r->view->rule;
    const struct {
        struct str key;
        struct str *text;
    } texts[] = {{STR("zh"), &rule->zh},           {STR("en"), &rule->en},
                 {STR("do-zh"), &rule->do_zh},     {STR("do-en"), &rule->do_en},
                 {STR("formula"), &rule->formula}, {STR("source"), &rule->source}};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (str_eq(texts[i].key, key)) {
            if (texts[i].text->n > 0)
                DIAG_ADD(r->found, DIAG_RULE_KEY_TWICE, at_line(r, line), key);
            *texts[i].text = value;
            return;
        }
    }
    if (str_eq(key, STR("rule")))
        read_head(r, value, line);
    else if (str_eq(key, STR("on")))
        read_on(r, value, line);
    else if (str_eq(key, STR("needs")))
        read_needs(r, value);
    else
        DIAG_ADD(r->found, DIAG_RULE_KEY, at_line(r, line), key);
}

/* One line of a comment; *s goes to the next. */
static struct str take_line(struct str *s)
{
    struct str line = str_cut(*s, 0, str_find(*s, STR("\n")));

    *s = str_cut(*s, line.n + 1, s->n);
    return line;
}

/* Lines that go on with the entry begin with two more blanks. */
static struct str entry_value(struct reader *r, struct str first, struct str *rest, int *line)
{
    struct strbuf b = {.a = r->a};

    strbuf_add(&b, str_trim(first));
    while (str_starts(*rest, STR("   "))) {
        struct str more = str_trim(take_line(rest));
        bool latin = b.n > 0 && (unsigned char)b.s[b.n - 1] < 0x80;
        if (latin)
            strbuf_addc(&b, ' ');
        strbuf_add(&b, more);
        (*line)++;
    }
    return strbuf_str(&b);
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

struct braces {
    struct reader *r;
    bool amounts;
};

static bool see_placeholder(void *ctx, struct str column, struct str format)
{
    struct braces *b = ctx;
    bool amount = str_eq(format, STR("amount"));
    bool known = format.n == 0 || amount || str_eq(format, STR("rate"));

    for (size_t i = 0; i < column.n; i++)
        known = known && is_name_char(column.s[i]);
    if (!known || column.n == 0)
        DIAG_ADD(b->r->found, DIAG_RULE_PLACEHOLDER, b->r->view->rule.at, b->r->view->rule.id,
                 column);
    b->amounts = b->amounts || (amount && column.n == 1 &&
                                (column.s[0] == 'a' || column.s[0] == 'b' || column.s[0] == 'd'));
    return true;
}

static void check_whole(struct reader *r)
{
    struct rule *rule = &r->view->rule;
    struct braces braces = {.r = r};
    const struct str wordings[] = {rule->zh, rule->en, rule->do_zh, rule->do_en};

    if (!r->view->is_rule)
        return;
    if (rule->on == 0)
        rule->on = RULE_ON_FACTS | RULE_ON_PRINTED;
    if ((rule->on & RULE_ON_BOTH) != 0 && rule->on != (unsigned)RULE_ON_BOTH)
        DIAG_ADD(r->found, DIAG_RULE_ON, rule->at, STR("both"));
    if (rule->zh.n == 0 || rule->en.n == 0)
        DIAG_ADD(r->found, DIAG_RULE_WORDING, rule->at, rule->id);
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        each_placeholder(wordings[i], see_placeholder, &braces);
    r->view->has_amounts = braces.amounts;
}

/* A comment is of a rule from its line `rule:` on. */
static void read_comment(struct reader *r)
{
    struct str rest = r->view->view.comment;
    int line = r->view->view.comment_line;
    bool begun = false;

    while (rest.n > 0) {
        int at = line++;
        struct str text = str_trim(take_line(&rest));
        size_t colon = str_find(text, STR(":"));
        struct str key = str_cut(text, 0, colon);
        begun = begun || str_eq(key, STR("rule"));
        if (!begun || text.n == 0)
            continue;
        if (str_eq(key, STR("rule")))
            r->view->rule.at = at_line(r, at);
        if (colon == text.n)
            DIAG_ADD(r->found, DIAG_RULE_KEY, at_line(r, at), text);
        else
            read_entry(r, key, entry_value(r, str_cut(text, colon + 1, text.n), &rest, &line), at);
    }
    check_whole(r);
}

/* ---- files ---- */

static void read_file(struct reader *r, struct str folder)
{
    struct str path = path_join(r->a, folder, STR("rules.sql"));
    struct sql_view *views = NULL;
    size_t n = 0;

    if (access(str_z(r->a, path), F_OK) != 0)
        return;
    sql_file_read(r->a, path, &views, &n, r->found);
    for (size_t i = 0; i < n; i++) {
        struct rule_view v = {.view = views[i], .path = path};
        v.rule.view = views[i].name;
        r->view = &v;
        read_comment(r);
        if (v.is_rule)
            ARENA_PUSH(r->a, r->rules->rules, r->rules->n_rules, r->rules->cap_rules) = r->rules->n;
        ARENA_PUSH(r->a, r->rules->views, r->rules->n, r->rules->cap) = v;
    }
}

struct rules *rules_load(struct arena *a, const struct facts_paths *paths, struct diags *d)
{
    struct reader r = {.a = a, .rules = arena_new(a, struct rules, 1), .found = d};
    size_t before = d->n;

    read_file(&r, paths->common);
    read_file(&r, paths->templ);
    return d->n == before ? r.rules : NULL;
}

size_t rules_count(const struct rules *r)
{
    return r->n_rules;
}

const struct rule *rules_at(const struct rules *r, size_t i)
{
    return &r->views[r->rules[i]].rule;
}
