#include "cli/build.h"

#include "base/file.h"
#include "cli/document.h"
#include "cli/publish.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int status_of(const struct diags *found)
{
    if (diags_count(found, SEVERITY_SYSTEM) > 0)
        return EXIT_SYSTEM;
    return diags_count(found, SEVERITY_ERROR) > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* out_dir/NAME.ending, the dataset's folder giving the name. */
static struct str output_path(struct document *d, const struct options *o, size_t dataset,
                              const char *ending)
{
    return path_join(&d->mem, o->out_dir,
                     str_printf(&d->mem, "%.*s%s", STR_FMT(o->names[dataset]), ending));
}

static bool is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Makes the folder and those above it, as far as they are missing. */
static bool make_folder(struct document *d, struct str path)
{
    char *z = str_z(&d->mem, path);

    for (char *p = z + 1; *p != '\0'; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        mkdir(z, 0777);
        *p = '/';
    }
    int error = mkdir(z, 0777) == 0 ? 0 : errno;
    if (is_folder(z))
        return true;
    DIAG_ADD(&d->found, DIAG_FOLDER_UNUSABLE, ((struct place){.path = path}),
             str_from(strerror(error)));
    return false;
}

static const char *face_name(const void *fonts, int face)
{
    return fontset_face((struct fontset *)(uintptr_t)fonts, face)->postscript_name;
}

static bool blocked(const struct document *d, const struct options *o)
{
    return diags_count(&d->found, SEVERITY_ERROR) > 0 && !o->draft;
}

/* All stages up to pages.  Goes on after findings where the next stage can
   still find more. */
static bool run_stages(struct document *d, const struct options *o, struct fontset *fonts)
{
    if (!document_template(d))
        return false;
    if (o->command == COMMAND_CHECK && !document_has_facts(d) && document_has_printed(d)) {
        document_check(d);
        return false;
    }
    if (!document_facts(d))
        return false;
    document_check_characters(d, fonts);
    bool views = document_views(d);
    document_check(d);
    return views && !blocked(d, o) && document_merge(d, o->draft) && document_layout(d, fonts);
}

static void dump(struct document *d, const struct options *o, struct fontset *fonts)
{
    if (o->dump == DUMP_FACTS && d->facts != NULL)
        facts_dump(d->facts, stdout);
    if (o->dump == DUMP_DOC && d->doc != NULL)
        doc_dump(d->doc, stdout);
    if (o->dump == DUMP_PAGES && d->pages != NULL)
        pages_dump(d->pages, face_name, fonts, stdout);
}

static void write_outputs(struct document *d, const struct options *o, size_t dataset,
                          struct fontset *fonts)
{
    struct str path = output_path(d, o, dataset, o->draft ? ".draft.pdf" : ".pdf");
    bool database = o->keep_db && d->facts != NULL;
    bool pdf = d->pages != NULL && !blocked(d, o) && document_emit(d, fonts, o->profile);

    if (pdf) {
        publish_scan(d, path);
        pdf = !blocked(d, o);
    }
    if (!(database || pdf) || !make_folder(d, o->out_dir))
        return;
    if (database)
        facts_save(d->facts, output_path(d, o, dataset, ".sqlite"), &d->found);
    if (pdf)
        file_write(path, d->pdf, &d->found);
}

static struct document document_of(const struct options *o, size_t dataset)
{
    return (struct document){
        .paths = {.dataset = o->datasets[dataset],
                  .templ = o->template_dir,
                  .common = o->common_dir},
    };
}

static int build_one(const struct options *o, size_t dataset, struct fontset *fonts,
                     struct report *report)
{
    struct document d = document_of(o, dataset);

    run_stages(&d, o, fonts);
    if (o->dump != DUMP_NONE)
        dump(&d, o, fonts);
    else
        write_outputs(&d, o, dataset, fonts);
    report_dataset(report, o->datasets[dataset], &d.found, NULL);

    int status = status_of(&d.found);
    document_close(&d);
    return status;
}

static int check_one(const struct options *o, size_t dataset, struct fontset *fonts,
                     struct report *report)
{
    struct document d = document_of(o, dataset);

    run_stages(&d, o, fonts);
    report_dataset(report, o->datasets[dataset], &d.found, d.checks);

    int status = status_of(&d.found);
    document_close(&d);
    return status;
}

typedef int one_fn(const struct options *o, size_t dataset, struct fontset *fonts,
                   struct report *report);

static int each(const struct options *o, one_fn *one, struct report *report)
{
    struct diags found = {0};
    struct fontset *fonts = fontset_open(o->fonts, &found);
    int worst = status_of(&found);

    report_print(&found, o->lang, REPORT_TEXT, stderr);
    for (size_t i = 0; i < o->n_datasets && fonts != NULL; i++) {
        int status = one(o, i, fonts, report);
        if (status > worst)
            worst = status;
    }
    if (fonts != NULL)
        fontset_close(fonts);
    report_end(report);
    diags_release(&found);
    return worst;
}

int build_run(const struct options *o)
{
    struct report report;

    report_begin(&report, o->lang, REPORT_TEXT, stderr);
    return each(o, build_one, &report);
}

int check_command(const struct options *o)
{
    struct report report;

    report_begin(&report, o->lang, o->format, stdout);
    return each(o, check_one, &report);
}
