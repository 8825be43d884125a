#!/bin/sh
# Each font file has the hash that fonts/README.md prints, and each is listed.
# usage: fonts_as_listed.sh FONTS_FOLDER
set -eu
cd "$1"
list=$(sed -n 's/^| \([^ ]*\.otf\) |.*| `\([0-9a-f]*\)` |$/\2  \1/p' README.md)
echo "$list" | sha256sum -c --strict
test "$(ls *.otf | wc -l)" -eq "$(echo "$list" | wc -l)"
