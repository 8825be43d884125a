/* gen/cli/publish.h - the last look at what is about to be published. */
#ifndef CLI_PUBLISH_H
#define CLI_PUBLISH_H

#include "cli/document.h"

/*
 * Looks through all that `path`, once written, will show: pages, properties,
 * bookmarks, attached files and their names, its own name.  What must not be
 * published is reported (PRIVATE_..., SECRET_...); what a review
 * has passed (words_review()) is silent.
 */
void publish_scan(struct document *d, struct str path);

#endif
