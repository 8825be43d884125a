/* gen/words/words.h - what texts say: their numbers, names, marks, and what must not be published.
 *
 * One mechanism for all words: every text is folded once, gone through once
 * from left to right with the word lists in hand, and comes out as tables that
 * SQL can read.  What is to be thought of them is said by rules (check/check.h).
 * Nothing here goes back in the text, so the time is linear in it.
 *
 * The words themselves are data: COMMON/词表.csv (u8"\u8BCD\u8868.csv") with
 * a line for each word: its kind, the word, what it means (`sense`), a scale.
 *
 * ---- tables of words_put() ----
 *
 * Ids count from 1.  `at` is the cell, table/row/column.  `pos` is a character
 * of the text as written, from 1, so that substr(text, pos, n) works.
 *
 * word(kind, word, folded, sense, scale)
 *     the word list.
 * text(id, at, sheet, row, col, kind, text, folded, n, ends)
 *     kind: 'cell', 'heading', 'paragraph', 'item'.  sheet, row, col: as in
 *     `at`.  folded: see fold().  n: characters of folded.  ends: its last
 *     character where that closes a sentence, quote or bracket, else ''.
 * sentence(id, text_id, at, n, pos, text, folded)
 *     Up to a full stop, semicolon, question or exclamation mark outside
 *     of quotes.  n counts within its text.
 * quantity(id, text_id, at, sentence, pos, printed, n, decimals, unit, base,
 *          scale, milli, kind, fen, rate, year, date, compare, compare_word,
 *          direction, direction_word, subject, subject_word, before, after,
 *          inside, han, grouped)
 *     Each number with its unit.  Its value is n / 10^decimals of `unit`;
 *     unit = as printed ('万份' = ten thousand of base '份': scale 10000);
 *     milli = thousandths of the base unit, NULL if that is not whole.
 *     kind: 'money' (fen), 'percent' (rate, hundredths of a percent; also of
 *     permille), 'year' (year), 'date' (date, YYYY-MM-DD or YYYY-MM), 'count'
 *     (has a unit), 'ordinal' (a number of an order, a document or a list),
 *     'docyear' (the year of a document number), 'plain' (no unit).
 *     compare: '>=', '<=', '>', '<', '=', or another sense that the list
 *     gives, of the word right before or behind it; NULL if there is none.
 *     direction: '+', '-', '0' of the last such word before it in its clause.
 *     subject: sense of the last term (below) or word of kind 'subject'
 *     before it in its sentence; subject_word the word itself.
 *     before, after: folded text of its clause (up to a comma), at most 24
 *     characters, other numbers included.  inside: what encloses it: '《',
 *     '“', '（', or ''.  han: 1 if written in Chinese numerals; grouped: 1 with
 *     separators of thousands.
 * mention(id, text_id, at, sentence, pos, word, kind, sense, inside)
 *     Each word of the lists (but for units, surnames and card numbers, which
 *     mean nothing alone) and each term.  Of words at the same place the
 *     longest; words do not overlap within a kind.
 * near(id, text_id, at, pos, printed, term, kind, distance)
 *     What differs from a term of near = 1 by one character (by two, from 12
 *     characters on), where no term itself stands.
 * mark(id, text_id, at, pos, kind, excerpt, sense, a, b, reviewed)
 *     kind    of structure: 'unclosed', 'unopened', 'crossed' (a bracket or
 *             quote), 'empty' (brackets with nothing inside), 'style'
 *             (sense: 'bracket', 'comma', 'colon', 'digit', 'year': a half-width
 *             form among Chinese characters, full-width digits, the year
 *             of a document number in other brackets than 〔〕);
 *             'residue' (word list: a hint of a form left in);
 *             'arithmetic' (sense 'holds' or 'fails'; a, b: left and right of
 *             the equals sign, in fen if money, else thousandths);
 *             of persons: 'mobile', 'landline' (a direct line, no
 *             switchboard), 'id_card', 'bank_card', 'email', 'person', 'address';
 *             of secrecy: 'secrecy', 'health', 'item', 'installation'.
 *
 * Terms: if there is a table or view `term` when words_put() is called, with
 * columns term, kind, subject and near, its rows count as words of the list
 * (kind 'subject' or any other; subject is the sense; near = 1: also look for
 * what is nearly the same).
 *
 * ---- functions for SQL ----
 *
 * fold(text)         width, letter case, blanks, variants of punctuation and
 *                    of quotes and brackets made equal; blanks are gone
 * distance(a, b, k)  characters to change, add or leave out to make fold(b) of
 *                    fold(a), at most k (0 to 16); k + 1 if more
 * common(a, b)       characters that the beginnings of two texts have in common
 * milli(text)        thousandths of the base unit of a text that is one
 *                    number with or without a unit ('5万份' = 50000000); else NULL
 */
#ifndef WORDS_WORDS_H
#define WORDS_WORDS_H

#include "base/diag.h"
#include "facts/facts.h"

#include <stdbool.h>
#include <stddef.h>

struct words; /* the word lists, ready to search with */

/* Reads COMMON/词表.csv.  NULL if it cannot be used; reported.  In `a`. */
struct words *words_load(struct arena *a, struct str common, struct diags *d);

/*
 * What a review of secrecy has passed (texts of 审查范围, see schema.xml; borrowed).
 * Their parts, separated by commas, semicolons or 、, are the beginning of an
 * item's code, what a finding shows, or a word of the list's kind `all`
 * (全部), for everything.  Marks of secrecy that it names are `reviewed` = 1
 * and no findings of the output; personal data are never silenced.
 */
void words_review(struct words *w, const struct str *scopes, size_t n);

/*
 * Makes the tables of all texts of the dataset's sheets (schema->sheets of
 * SHEET_DATASET) and lends SQL the functions.  Call once for each struct
 * facts, after facts_compute() and before rules run.  Everything in `a`, which
 * must outlive `f`.
 */
void words_put(struct arena *a, struct words *w, const struct schema *schema, struct facts *f);

/* ---- what is about to be published ---- */

/* Where in the output a text stands, for the wording of a finding. */
enum words_where {
    WORDS_PAGE,
    WORDS_METADATA,
    WORDS_BOOKMARK,
    WORDS_ATTACHED_NAME,
    WORDS_ATTACHED,
    WORDS_FILE_NAME
};

/* A paragraph, a cell, a title ... of the output. */
struct words_text {
    enum words_where where;
    struct str text;
    struct str label; /* what names it: the cell before it, the head of its column; or empty */
    struct place at;  /* file; line = number of the page, or line of the attached file */
};

/*
 * Looks for what must not be published: personal data (PRIVATE_..., errors),
 * shown only in part, and what needs a review of secrecy (SECRET_..., errors).
 * Each thing is reported once for each kind of place, with up to 20 more places
 * as notes; at most 200 things.  True if nothing was found.
 */
bool words_scan_output(const struct words *w, const struct words_text *texts, size_t n,
                       struct diags *d);

#endif
