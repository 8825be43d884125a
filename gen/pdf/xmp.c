#include "pdf/xmp_int.h"

#include "pdf/out_int.h"

/* ---- dates ---- */

bool date_is_valid(struct str date)
{
    if (date.n != 10)
        return false;
    for (size_t i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? date.s[i] != '-' : date.s[i] < '0' || date.s[i] > '9')
            return false;
    }
    return true;
}

struct str pdf_date(struct arena *a, struct str date)
{
    return str_printf(a, "D:%.4s%.2s%.2s", date.s, date.s + 5, date.s + 8);
}

/* ---- XMP ---- */

/* Text in XML 1.0: markup escaped; controls, which it cannot hold, left out. */
static void add_escaped(struct strbuf *b, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t u = utf8_next(text, &i);
        if (u == '&')
            OUT(b, "&amp;");
        else if (u == '<')
            OUT(b, "&lt;");
        else if (u == '>')
            OUT(b, "&gt;");
        else if (u == '"')
            OUT(b, "&quot;");
        else if (u >= 0x20 && u != 0xFFFE && u != 0xFFFF)
            strbuf_addu(b, u);
    }
}

/* A text in one language, which is also the default. */
static void add_alternative(struct strbuf *b, const char *name, struct str text, struct str lang)
{
    strbuf_printf(b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
    add_escaped(b, text);
    OUT(b, "</rdf:li>");
    if (lang.n > 0) {
        OUT(b, "<rdf:li xml:lang=\"");
        add_escaped(b, lang);
        OUT(b, "\">");
        add_escaped(b, text);
        OUT(b, "</rdf:li>");
    }
    strbuf_printf(b, "</rdf:Alt></%s>\n", name);
}

static void add_dublin_core(struct strbuf *b, const struct pages *pages)
{
    OUT(b, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
           "<dc:format>application/pdf</dc:format>\n");
    add_alternative(b, "dc:title", pages->title, pages->lang);
    if (pages->author.n > 0) {
        OUT(b, "<dc:creator><rdf:Seq><rdf:li>");
        add_escaped(b, pages->author);
        OUT(b, "</rdf:li></rdf:Seq></dc:creator>\n");
    }
    if (pages->subject.n > 0)
        add_alternative(b, "dc:description", pages->subject, pages->lang);
    if (pages->lang.n > 0) {
        OUT(b, "<dc:language><rdf:Bag><rdf:li>");
        add_escaped(b, pages->lang);
        OUT(b, "</rdf:li></rdf:Bag></dc:language>\n");
    }
    OUT(b, "</rdf:Description>\n");
}

static void add_basic(struct strbuf *b, const struct pages *pages)
{
    OUT(b, "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
           " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
           "<xmp:CreatorTool>gongkai</xmp:CreatorTool>\n"
           "<pdf:Producer>gongkai</pdf:Producer>\n");
    if (date_is_valid(pages->date))
        strbuf_printf(b,
                      "<xmp:CreateDate>%.*s</xmp:CreateDate>\n"
                      "<xmp:ModifyDate>%.*s</xmp:ModifyDate>\n",
                      STR_FMT(pages->date), STR_FMT(pages->date));
    OUT(b, "</rdf:Description>\n");
}

/* The claim (ISO 19005-2, 6.6.4; ISO 14289-1, 5), and the description of the
   schema of the latter, which the former asks for (6.6.2.3). */
static void add_claim(struct strbuf *b, int pdfa_part)
{
    strbuf_printf(b,
                  "<rdf:Description rdf:about=\"\" "
                  "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
                  "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                  "<pdfaid:part>%d</pdfaid:part>\n"
                  "<pdfaid:conformance>A</pdfaid:conformance>\n"
                  "<pdfuaid:part>1</pdfuaid:part>\n"
                  "</rdf:Description>\n",
                  pdfa_part);
    OUT(b, "<rdf:Description rdf:about=\"\" "
           "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
           "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
           "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
           "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
           "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
           "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
           "</pdfaSchema:namespaceURI>\n"
           "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
           "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
           "<pdfaProperty:name>part</pdfaProperty:name>\n"
           "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
           "<pdfaProperty:category>internal</pdfaProperty:category>\n"
           "<pdfaProperty:description>Part of ISO 14289 to which the file conforms"
           "</pdfaProperty:description>\n"
           "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
           "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
           "</rdf:Description>\n");
}

struct str xmp_packet(struct arena *a, const struct pages *pages, int pdfa_part)
{
    struct strbuf b = {.a = a};

    OUT(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    add_dublin_core(&b, pages);
    add_basic(&b, pages);
    if (pdfa_part > 0)
        add_claim(&b, pdfa_part);
    OUT(&b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return strbuf_str(&b);
}

/* ---- the information dictionary ---- */

struct object *info_dict(struct haru *h, const struct pages *pages)
{
    struct object *o = haru_dict(h);
    struct arena tmp = {0};

    haru_put_text(o, "Title", pages->title);
    if (pages->author.n > 0)
        haru_put_text(o, "Author", pages->author);
    if (pages->subject.n > 0)
        haru_put_text(o, "Subject", pages->subject);
    haru_put_text(o, "Creator", STR("gongkai"));
    haru_put_text(o, "Producer", STR("gongkai"));
    if (date_is_valid(pages->date)) {
        struct str date = pdf_date(&tmp, pages->date);
        haru_put_text(o, "CreationDate", date);
        haru_put_text(o, "ModDate", date);
    }
    haru_number(h, o);
    arena_release(&tmp);
    return o;
}
