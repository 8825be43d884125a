"""Reads the number tree of test_tree.c back.  usage: tree.py FILE N"""
import sys

import pikepdf


def entries(node, root):
    assert root == ("/Limits" not in node)
    kids = [e for kid in node.get("/Kids", []) for e in entries(kid, False)]
    flat = list(node.get("/Nums", []))
    own = list(zip(flat[0::2], flat[1::2])) + kids
    assert len(node.get("/Kids", [])) <= 32 and len(flat) <= 64
    assert root or list(node.Limits) == [own[0][0], own[-1][0]]
    return own


n = int(sys.argv[2])
found = [(k, str(v)) for k, v in entries(pikepdf.open(sys.argv[1]).Root.Tree, True)]
assert found == [(2 * i, f"v{i}") for i in range(n)], found[:5]
