#include "layout/folio_int.h"

void folio_draw(struct setting *s, struct sheet *sheet, int number)
{
    const struct page_style *page = sheet->style;
    struct str text = page->folio_text, mark = STR("{n}");
    size_t at = str_find(text, mark);

    if (!page->folio)
        return;
    struct str parts[] = {
        str_trim(str_cut(text, 0, at)),
        str_printf(s->a, "%d", number),
        str_trim(str_cut(text, at + mark.n, text.n)),
    };
    enum { PARTS = sizeof parts / sizeof parts[0] };
    struct set_text set[PARTS];
    mpt width = 0;

    for (int i = 0; i < PARTS; i++) {
        struct span *span = arena_new(s->a, struct span, 1);
        *span = (struct span){.text = parts[i]};
        set[i] = set_line(s, span, 1, &page->folio_style);
        if (set[i].lines.n > 0)
            width += (width > 0 ? page->folio_gap : 0) + set[i].lines.width;
    }

    mpt x = sheet_left(sheet) + page->folio_inset;
    if (number % 2 != 0)
        x = sheet_left(sheet) + area_width(page) - page->folio_inset - width;
    for (int i = 0; i < PARTS; i++) {
        if (set[i].lines.n == 0)
            continue;
        sheet_line(s, sheet, &set[i], 0, x,
                   sheet_bottom(sheet) + page->folio_drop - em_above(set[i].size), TAG_ARTIFACT);
        x += set[i].lines.width + page->folio_gap;
    }
}
