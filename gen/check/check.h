/* gen/check/check.h - the rules of a template, run over the facts and the published document.
 *
 * A rule is a view with a comment above it that says what it means:
 *
 *     -- rule: R-X-04 error
 *     -- zh: 科目{code}收入{a|amount}万元，支出{b|amount}万元，相差{d|amount}万元。
 *     -- en: Item {code}: revenue {a|amount}, expenditure {b|amount}, difference {d|amount}.
 *     -- do-zh: 核对《收入》和《支出》、《项目资金》中该科目的金额。
 *     -- do-en: Compare the item's amounts in ...
 *     -- formula: 表二某项的总计 = 表三同项的合计
 *     -- source: 预算法实施条例第六条
 *     -- on: facts printed
 *     -- needs: t2 t3
 *     CREATE VIEW r_x_04 AS SELECT ... ;
 *
 * Several views may state parts of one rule under the same id.  Rows of the
 * view are what breaks it; no row: it holds.  A view without such a comment
 * is a helper that later views and rules may read.  A comment line that begins
 * with two more blanks continues the one before.
 *
 * on:     where it runs: `facts` (what is computed), `printed` (the published
 *         document, whose tables have the same names and columns), `both` (once,
 *         over both: tables of the published document are printed_NAME).
 * needs:  tables and views that must be there and have a row; where one is
 *         missing or empty the rule cannot be checked, and says which.
 *
 * Columns of its rows:
 *     at       the place: table/row/column of a cell of facts (row: its column
 *              `row`; column may be left out), or view/key/column of a figure
 *     other    a second place; also other2, other3
 *     a, b     what stands there, and what should; {d} = the absolute difference
 *     n        number of rounded terms: on `printed`, a difference within
 *              0.005 n + 0.005 of the printed unit is an info
 *     outcome  'unknown': this row cannot be checked; `why` says why (Chinese)
 *              and `why_en` (English)
 *     severity 'error', 'warning', 'info': instead of the rule's
 * and any others, for {column} in the wording: as it is, or {column|amount}
 * (fen, in the printed unit), {column|rate} (hundredths of a percent).
 *
 * Rules `on: both` may also read figure_cell and printed_figure_cell:
 *     figure, line, view, key, column, value, text
 * with a row for each cell of each view with a column `key` that both have;
 * figure = view/key/column, line = view/key, value is the cell as it is, text
 * the same if it is a text.  Join them by figure or line: the other columns
 * have too many rows for each value.
 *
 * In findings, names of figures and cells of the published document begin with
 * printed_, wherever the rule ran.
 *
 * waivers.csv: 规则,位置,理由,决定人,日期 - rule, place (one of the finding's
 * `figures`), reason, who decided, date.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/diag.h"
#include "facts/facts.h"

enum rule_on { RULE_ON_FACTS = 1, RULE_ON_PRINTED = 2, RULE_ON_BOTH = 4 };

struct rule {
    struct str id; /* "R-X-04" */
    enum severity severity;
    struct str zh, en;       /* wording */
    struct str do_zh, do_en; /* what to do; may be empty */
    struct str formula;      /* in words */
    struct str source;       /* of the rule */
    unsigned on;             /* set of enum rule_on */
    struct str *needs;
    size_t n_needs;
    struct str view;
    struct place at; /* in the rule file */
};

struct rules; /* rules and helpers of all files, in order */

/*
 * Reads rules.sql of the common folder, then that of the template; either may
 * be missing.  Faults are reported at their lines (RULE_...); NULL if there is
 * one.  In `a`.
 */
struct rules *rules_load(struct arena *a, const struct facts_paths *paths, struct diags *d);
size_t rules_count(const struct rules *r);
const struct rule *rules_at(const struct rules *r, size_t i);

/* “Not run” must never look like “passed”. */
enum outcome { OUTCOME_HOLDS, OUTCOME_BROKEN, OUTCOME_UNKNOWN };

/* One rule at one place where it runs. */
struct check {
    const struct rule *rule;
    enum rule_on on;
    enum outcome outcome;
    struct str why_zh, why_en; /* OUTCOME_UNKNOWN */
    size_t broken, unknown;    /* rows of each kind */
};

struct checks {
    struct check *list;
    size_t n, cap;
    size_t holds, broken, unknown;
};

/* What is checked; either may be NULL. */
struct check_what {
    struct facts *facts;   /* its views worked out */
    struct facts *printed; /* the published document, its views worked out */
    struct str waivers;    /* path of waivers.csv; need not exist */
    int64_t fen_per_unit;  /* of the printed amounts: 万元 = 1 000 000 */
};

/*
 * Runs all rules.  Each broken row is one finding (struct diag of DIAG_RULE):
 * its place is the cell that most likely is wrong (of the sources of its
 * figures, one whose change alone would close the gap comes first; of several,
 * the one that most findings of the same gap have in common), its notes the
 * other places, its `figures` the names that `at` and `other` gave.  Findings
 * that follow from another name it as their `cause`: they have the same gap,
 * and its cell is among their sources or, in a published table, stands in
 * their row or column.  Waivers are then applied: a waived
 * finding no longer counts as an error but is kept (`waiver`); a waiver that
 * fits nothing is an error of its own.  Everything in `a`.
 */
void check_run(struct arena *a, const struct rules *rules, const struct check_what *what,
               struct checks *out, struct diags *d);

/*
 * Instead of check_run(), or for rules that it has nothing to run over: those
 * that run at one of the places `on` (a set of enum rule_on) cannot be checked,
 * and why.  Adds to `out`.
 */
void check_leave_out(struct arena *a, const struct rules *rules, unsigned on, struct str why_zh,
                     struct str why_en, struct checks *out);

#endif
