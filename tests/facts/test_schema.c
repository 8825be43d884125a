/* schema.xml: what is read, and what is refused. */
#include "facts/kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define SHEET(columns)                                                                             \
    "<schema xmlns='urn:gongkai:schema'>\n<sheet name='a' table='a'>\n" columns                    \
    "\n</sheet></schema>"
#define COLUMN(rest) "<column head='h' name='n' type=" rest "/>"

/* clang-format off */
static const struct schema_case {
    const char *name;
    struct str in;
    const char *found;
} cases[] = {
    { "good",               STR_INIT(SHEET(COLUMN("'text'"))), "" },
    { "not_well_formed",    STR_INIT("<schema>\n<sheet>\n</schema>"), "XML_TAG_MISMATCH schema.xml:3:0 < 2:0;" },
    { "never_closed",       STR_INIT("<schema>\n<sheet>\n"), "XML_TAG_OPEN schema.xml:2:0;" },
    { "no_xml",             STR_INIT("hello"), "XML_SYNTAX schema.xml:1:0;" },
    { "doctype",            STR_INIT("<!DOCTYPE x [<!ENTITY e 'e'>]>\n<x>&e;</x>"), "XML_DOCTYPE schema.xml:1:0;" },
    { "external_entity",    STR_INIT("<!DOCTYPE x SYSTEM '/etc/passwd'>\n<x/>"), "XML_DOCTYPE schema.xml:1:0;" },
    { "entity",             STR_INIT("<x>\n&e;</x>"), "XML_ENTITY schema.xml:2:0;" },
    { "attribute_twice",    STR_INIT("<x a='1' a='2'/>"), "XML_ATTRIBUTE_TWICE schema.xml:1:0;" },
    { "not_utf8",           STR_INIT("<x>\n\xb1\xe0</x>"), "XML_ENCODING schema.xml:2:0;" },
    { "encoding_that_lies", STR_INIT("<?xml version='1.0' encoding='GB2312'?>\n" SHEET(COLUMN("'text'"))), "" },
    { "other_root",         STR_INIT("<x xmlns='urn:gongkai:schema'/>"), "XML_ELEMENT_INSTEAD schema.xml:1:0;" },
    { "no_namespace",       STR_INIT("<schema/>"), "XML_NAMESPACE schema.xml:1:0;" },
    { "unknown_element",    STR_INIT(SHEET("<colum/>")), "XML_ELEMENT_WRONG schema.xml:3:0;" },
    { "unknown_attribute",  STR_INIT(SHEET(COLUMN("'text' size='3'"))), "XML_ATTRIBUTE_WRONG schema.xml:3:0;" },
    { "unknown_type",       STR_INIT(SHEET(COLUMN("'txt'"))), "XML_ATTRIBUTES_WRONG schema.xml:3:0;" },
    { "attribute_missing",  STR_INIT(SHEET("<column head='h' type='text'/>")), "XML_ATTRIBUTES_WRONG schema.xml:3:0;" },
    { "no_columns",         STR_INIT(SHEET("")), "XML_ELEMENT_LACKING schema.xml:2:0;" },
    { "text_between",       STR_INIT(SHEET(COLUMN("'text'") "x")), "XML_TEXT_WRONG schema.xml:2:0;" },
    { "two_faults",         STR_INIT(SHEET(COLUMN("'txt'") "\n<column head='h'/>")),
      "XML_ATTRIBUTES_WRONG schema.xml:3:0;XML_ATTRIBUTES_WRONG schema.xml:4:0;" },

    { "name_for_sql",       STR_INIT(SHEET("<column head='h' name='n\"); DROP' type='text'/>")), "SCHEMA_NAME schema.xml:3:0;" },
    { "name_with_capitals", STR_INIT(SHEET("<column head='h' name='Name' type='text'/>")), "SCHEMA_NAME schema.xml:3:0;" },
    { "name_taken",         STR_INIT(SHEET("<column head='h' name='src' type='text'/>")), "SCHEMA_NAME schema.xml:3:0;" },
    { "file_outside",       STR_INIT("<schema xmlns='urn:gongkai:schema'>\n<sheet name='../x' table='a'>" COLUMN("'text'") "</sheet></schema>"), "SCHEMA_SHEET schema.xml:2:0;" },
    { "hidden_file",        STR_INIT("<schema xmlns='urn:gongkai:schema'>\n<prose name='.x' table='a'/></schema>"), "SCHEMA_SHEET schema.xml:2:0;" },
    { "head_blank",         STR_INIT(SHEET("<column head=' ' name='n' type='text'/>")), "SCHEMA_HEAD schema.xml:3:0;" },
    { "name_twice",         STR_INIT(SHEET(COLUMN("'text'") "\n<column head='i' name='n' type='text'/>")), "SCHEMA_TWICE schema.xml:4:0 < 3:0;" },
    { "head_twice",         STR_INIT(SHEET(COLUMN("'text'") "\n<column head='h' name='m' type='text'/>")), "SCHEMA_TWICE schema.xml:4:0 < 3:0;" },
    { "companion_taken",    STR_INIT(SHEET(COLUMN("'amount' unit='元' unknown='allowed'") "\n<column head='i' name='n_state' type='text'/>")), "SCHEMA_TWICE schema.xml:4:0 < 3:0;" },
    { "table_twice",        STR_INIT("<schema xmlns='urn:gongkai:schema'>\n<prose name='x' table='a'/>\n<prose name='y' table='a'/></schema>"), "SCHEMA_TWICE schema.xml:3:0 < 2:0;" },
    { "key_unknown",        STR_INIT(SHEET(COLUMN("'text'") "<key>n\nm</key>")), "SCHEMA_KEY schema.xml:3:0;" },
    { "reference_unknown",  STR_INIT(SHEET(COLUMN("'text' references='b.n'"))), "SCHEMA_REFERENCE schema.xml:3:0;" },
    { "reference_no_column", STR_INIT(SHEET(COLUMN("'text' references='a'"))), "SCHEMA_REFERENCE schema.xml:3:0;" },
    { "reference_of_amount", STR_INIT(SHEET(COLUMN("'amount' unit='元' references='a.n'"))), "SCHEMA_USE schema.xml:3:0;" },
    { "amount_without_unit", STR_INIT(SHEET(COLUMN("'amount'"))), "SCHEMA_UNIT schema.xml:3:0;" },
    { "amount_in_dollars",  STR_INIT(SHEET(COLUMN("'amount' unit='$'"))), "SCHEMA_UNIT schema.xml:3:0;" },
    { "text_with_unit",     STR_INIT(SHEET(COLUMN("'text' unit='元'"))), "SCHEMA_UNIT schema.xml:3:0;" },
    { "enum_without_values", STR_INIT(SHEET(COLUMN("'enum'"))), "SCHEMA_VALUES schema.xml:3:0;" },
    { "text_with_values",   STR_INIT(SHEET("<column head='h' name='n' type='text'><value>1</value></column>")), "SCHEMA_VALUES schema.xml:3:0;" },
    { "unknown_text",       STR_INIT(SHEET(COLUMN("'text' unknown='allowed'"))), "SCHEMA_USE schema.xml:3:0;" },
    { "breaks_in_code",     STR_INIT(SHEET(COLUMN("'code' breaks='yes'"))), "SCHEMA_USE schema.xml:3:0;" },
    { "rows_in_words",      STR_INIT("<schema xmlns='urn:gongkai:schema'>\n<sheet name='a' table='a' rows='one'>" COLUMN("'text'") "</sheet></schema>"), "SCHEMA_COUNT schema.xml:2:0;" },
    { "rows_zero",          STR_INIT("<schema xmlns='urn:gongkai:schema'>\n<sheet name='a' table='a' min-rows='0'>" COLUMN("'text'") "</sheet></schema>"), "SCHEMA_COUNT schema.xml:2:0;" },
};
/* clang-format on */

static void check(void **state)
{
    const struct schema_case *c = *state;
    struct kit_file file = {"t/schema.xml", c->in, NULL};
    struct kit k;

    kit_make(&k, &file, 1);
    struct schema *schema = schema_load(&k.a, k.paths.templ, &k.d);
    assert_string_equal(kit_findings(&k), c->found);
    assert_int_equal(schema != NULL, *c->found == '\0');
    kit_close(&k);
}

static void reads_all(void **state)
{
    struct kit k;

    (void)state;
    kit_make(&k, NULL, 0);
    const struct schema *s = schema_load(&k.a, k.paths.templ, &k.d);
    assert_non_null(s);
    assert_int_equal(s->n_sheets, 6);

    const struct schema_sheet *spending = &s->sheets[1];
    assert_true(str_eq(spending->name, STR("支出")));
    assert_true(str_eq(spending->table, STR("spending")));
    assert_int_equal(spending->source, SHEET_DATASET);
    assert_true(spending->required && spending->ordered);
    assert_false(spending->prose || spending->classification);
    assert_int_equal(spending->n_columns, 8);
    assert_int_equal(spending->n_key, 2);
    assert_int_equal(spending->key[1], 1);
    assert_int_equal(spending->columns[1].n_values, 2);
    assert_true(str_eq(spending->columns[1].values[1], STR("项目")));
    assert_true(str_eq(spending->columns[0].ref_table, STR("unit")));
    assert_true(str_eq(spending->columns[0].ref_column, STR("code")));
    assert_int_equal(spending->columns[2].fen_per_unit, 1000000);
    assert_int_equal(spending->columns[3].fen_per_unit, 100);
    assert_true(spending->columns[3].unknown && !spending->columns[3].required);
    assert_true(spending->columns[4].optional && spending->columns[4].witness);
    assert_int_equal(spending->at.line, 6);
    assert_int_equal(spending->columns[7].at.line, 15);

    assert_int_equal(s->sheets[0].rows_min, 1);
    assert_int_equal(s->sheets[0].rows_max, 0);
    assert_int_equal(s->sheets[2].rows_max, 1);
    assert_false(s->sheets[2].required);
    assert_true(s->sheets[3].prose && s->sheets[3].required);
    assert_false(s->sheets[4].required);
    assert_int_equal(s->sheets[5].source, SHEET_TEMPLATE);
    assert_true(s->sheets[5].classification);
    kit_close(&k);
}

static void refuses_depth(void **state)
{
    struct kit k;
    struct arena a = {0};
    struct strbuf b = {.a = &a};

    (void)state;
    for (int i = 0; i < 100000; i++)
        strbuf_add(&b, STR("<x>"));
    struct kit_file file = {"t/schema.xml", strbuf_str(&b), NULL};
    kit_make(&k, &file, 1);
    assert_null(schema_load(&k.a, k.paths.templ, &k.d));
    assert_string_equal(kit_findings(&k), "XML_LIMIT schema.xml:1:0;");
    kit_close(&k);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases) + 2] = {0};

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = check, .initial_state = (void *)&cases[i]};
    tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test(reads_all);
    tests[COUNT(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(refuses_depth);
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
