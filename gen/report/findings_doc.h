/* gen/report/findings_doc.h - the findings of a draft, as its last pages. */
#ifndef REPORT_FINDINGS_DOC_H
#define REPORT_FINDINGS_DOC_H

#include "check/check.h"
#include "doc/doc.h"

/* What the sheets know of a finding, beyond its place. */
struct finding_about {
    struct str column;   /* head of the column it is in; empty: none */
    struct str *figures; /* figures that show its cells as they are, */
    size_t n_figures;
    struct str *sums; /*   and those that its cells go into */
    size_t n_sums;
};

/* What is listed. */
struct findings_list {
    const struct diags *found;
    const struct finding_about *about; /* [found->n], or NULL */
    const struct checks *checks;       /* for rules that could not be checked; or NULL */
    struct str folder;                 /* of the dataset: left out in front of paths */
};

/*
 * Appends the list to the draft, and sets its marks and its line; in place of a
 * list that is there already.  Does nothing for a document that is no draft, or
 * whose template has no list.  The words are the template's, the findings' in
 * the language of the document.  Everything in `a`.
 *
 * Order: errors, warnings, infos, waived findings, what could not be checked.
 * Within each, findings that have a place in the document stand in its order,
 * then the others by file and line; those that follow from another stand behind
 * it.  A finding has its place where the figures stand that its rule names, else
 * those that show its cells, else the first of those that its cells go into,
 * else in the rows of its figures (a blank one is not there).  Only findings with a place have a
 * mark; marks count on in the order of the list.
 */
void findings_doc(struct arena *a, struct doc *doc, const struct findings_list *list);

#endif
