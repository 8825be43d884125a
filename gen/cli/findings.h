/* gen/cli/findings.h - the findings of a draft brought to its last pages. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "check/check.h"
#include "cli/document.h"

/*
 * Lists all findings made so far behind the document and puts marks beside
 * their places, in place of a list that is there already.  Nothing happens
 * without a draft.
 */
void findings_append(struct document *d);

#endif
