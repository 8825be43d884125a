#!/usr/bin/env python3
"""The same input gives the same bytes, wherever and whenever it is built.

usage: same_bytes.py GONGKAI DATASET...
Builds each dataset in two folders, under different locales, time zones, umasks
and working directories, from copies with other dates, and compares the files.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

gongkai = str(Path(sys.argv[1]).resolve())
SURROUNDINGS = [
    ({"LC_ALL": "C", "TZ": "UTC"}, 0o022, 1_600_000_000),
    ({"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Apia"}, 0o077, 1_000_000_000),
    ({"LC_ALL": "zh_CN.GB18030", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"}, 0o002, 1),
]
bad = 0
for dataset in map(Path, sys.argv[2:]):
    results = []
    for n, (env, umask, mtime) in enumerate(SURROUNDINGS):
        with tempfile.TemporaryDirectory(prefix=f"gongkai-{'x' * n}") as folder:
            copy = Path(folder) / "somewhere" / str(n) / dataset.name
            shutil.copytree(dataset, copy)
            for f in copy.iterdir():
                os.utime(f, (mtime, mtime))
            run = subprocess.run(
                [gongkai, "build", str(copy), "-o", "out"], cwd=folder, umask=umask,
                env={"PATH": os.environ["PATH"], "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
                     **env}, capture_output=True, text=True)
            if run.returncode != 0:
                print(run.stderr)
                bad += 1
                continue
            results.append((Path(folder) / "out" / f"{dataset.name}.pdf").read_bytes())
    same = len(results) == len(SURROUNDINGS) and all(r == results[0] for r in results)
    print(f"{dataset.name}: {len(results)} builds of {len(results[0]) if results else 0} bytes, "
          f"{'the same' if same else 'NOT THE SAME'}")
    bad += not same
sys.exit(1 if bad or len(sys.argv) < 3 else 0)
