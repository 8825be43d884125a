# Writes a grammar as C.  usage: cmake -DIN=schema.rng -DNAME=schema -DOUT=x.c -P grammar.cmake
file(READ ${IN} bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE ${OUT} "/* Written by gen/xml/grammar.cmake. */
#include \"xml/xml.h\"

static const unsigned char text[] = {${bytes}0};
extern const struct xml_grammar grammar_${NAME};
const struct xml_grammar grammar_${NAME} = {\"${NAME}.rng\", {(const char *)text, ${size}}};
")
