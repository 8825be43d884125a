/* gen/narrative/narrative.h - reads a published narrative back by the template's own sentences.
 *
 * Each sentence of a template, with its placeholders, is a pattern.  The
 * narrative of a published document (table `narrative`: a Markdown sheet) is
 * laid against these patterns, sentence by sentence, and what stands where a
 * placeholder was is what the document states.  So rules can compare it with
 * the tables, and with the facts.
 *
 * Blanks, widths and forms of brackets do not matter.  A slip in the words
 * must not hide the figures: where no sentence fits exactly, the one that
 * differs least is taken, if it is clear which; `near` tells by how many
 * characters it differs.  The heading above a sentence decides between equal
 * sentences of several sections.
 */
#ifndef NARRATIVE_NARRATIVE_H
#define NARRATIVE_NARRATIVE_H

#include "facts/facts.h"
#include "template/template.h"

/*
 * Puts four tables beside those of `printed`, empty ones if it has no
 * narrative.  Call it after facts_compute(), so that a placeholder's view can
 * be told by its columns; rules then read the tables.  They are in `a`, which
 * must outlive `printed`.
 *
 *   stated     one row for each placeholder that was read
 *     key        number, from 1
 *     said       the sentence it stands in: said.key
 *     sentence   number of the sentence in the template, from 1
 *     variant    column that this alternative tests, as 'up_why'; 'otherwise'; NULL: no choice
 *     row, src   of the paragraph in `narrative`
 *     heading    the one it stands under, as printed, without its number
 *     view       where the placeholder comes from: the view ...
 *     view_key   ... in <each>, what the row's first placeholder states, as its code; else NULL ...
 *     column     ... and the column
 *     format     'amount', 'rate', 'list', 'text' ...
 *     value      fen; hundredths of a percent; a whole number; NULL: none can be read
 *     scaled     the number without its point: 37.4 is 374
 *     digits     decimals printed; NULL: no number
 *     text       as printed
 *     before     the words between the placeholder before and this one, as printed
 *     after      those between this and the next
 *     at         place: 'narrative/ROW/text'
 *
 *   said       one row for each sentence of the template that was read
 *     key, sentence, variant, row, src, heading, at   as above
 *     test_view, test  what the alternative depends on; of an <otherwise>,
 *                      what the first alternative tests
 *     view_key   in <each>, as above
 *     section    title that it stands under in the template
 *     at_home    1: under that heading also here
 *     near       characters by which the words differ
 *     text       as printed
 *
 *   unread     what no sentence of the template explains
 *     key, row, src, heading, at   as above
 *     number     a number, as printed; NULL: the sentence holds none
 *     text       words around it, or the sentence
 *     why        'unlike': no such sentence; 'alike': several fit, and no heading decides
 *
 *   paragraph  one row for each row of the narrative
 *     row, src, kind, heading, at  as above
 *     number     the number it begins with, as 3 of a third item; NULL: none
 *     mark       that number as printed
 *     section    title of the template's section that it was read as; NULL: none
 *     status     'heading'; 'prose': words of the department's own; 'read';
 *                'near': read, words differ; 'part': not all of it; 'unread'
 *
 * Work grows with the length of the narrative.
 */
void narrative_read(struct arena *a, const struct template *t, struct facts *printed);

#endif
