#include "pdf/marks_int.h"

int marks_add(struct marks *m, int tag, int page)
{
    int mcid = m->n > 0 && m->list[m->n - 1].page == page ? m->list[m->n - 1].mcid + 1 : 0;

    ARENA_PUSH(m->a, m->list, m->n, m->cap) = (struct mark){tag, page, mcid};
    return mcid;
}

const char *mark_type(const struct tag *tag)
{
    static const char headings[][3] = {"H1", "H2", "H3", "H4", "H5", "H6"};

    switch (tag->kind) {
    case TAG_DOCUMENT:
        return "Document";
    case TAG_PART:
        return "Part";
    case TAG_SECT:
        return "Sect";
    case TAG_HEADING:
        return headings[tag->level < 1 ? 0 : tag->level > 6 ? 5 : tag->level - 1];
    case TAG_P:
        return "P";
    case TAG_TOC:
        return "TOC";
    case TAG_TOCI:
        return "TOCI";
    case TAG_REFERENCE:
        return "Reference";
    case TAG_LINK:
        return "Link";
    case TAG_TABLE:
        return "Table";
    case TAG_CAPTION:
        return "Caption";
    case TAG_THEAD:
        return "THead";
    case TAG_TBODY:
        return "TBody";
    case TAG_TR:
        return "TR";
    case TAG_TH:
        return "TH";
    case TAG_TD:
        return "TD";
    case TAG_L:
        return "L";
    case TAG_LI:
        return "LI";
    case TAG_LBL:
        return "Lbl";
    case TAG_LBODY:
        return "LBody";
    case TAG_NOTE:
        return "Note";
    case TAG_SPAN:
        return "Span";
    }
    return "NonStruct";
}
