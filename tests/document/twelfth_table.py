#!/usr/bin/env python3
"""A twelfth table needs a view and a table definition, and no C.

usage: twelfth_table.py GONGKAI REPOSITORY
Copies the template, adds a view (money by fund) and a section with a table,
builds the sample with it, and reads the table back out of the PDF.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

repository = Path(sys.argv[2])
sys.path.insert(0, str(repository / "tests" / "printed"))
from compare import bare, tables_by_heading  # noqa: E402
from pdfread import Reader, table_rows  # noqa: E402

VIEW = """
-- 项目资金按资金性质汇总
CREATE VIEW t12 AS
SELECT fund AS key, fund AS name, count(*) AS lines, sum(amount) AS amount
FROM project_money GROUP BY fund ORDER BY fund;
"""
SECTION = """
      <section title="项目资金来源表">
        <table view="t12" style="{style}" numbered="yes" unit="单位：万元" start="page-or-short">
          <column field="name" title="资金性质" min="60pt"/>
          <column field="lines" title="笔数" width="60pt" align="center"/>
          <column field="amount" title="金额" width="100pt" format="amount2"/>
        </table>
      </section>
"""

with tempfile.TemporaryDirectory() as folder:
    template = Path(folder) / "templates" / "fujian-budget"
    shutil.copytree(repository / "templates", template.parent)
    with open(template / "views.sql", "a", encoding="utf-8") as f:
        f.write(VIEW)
    xml = (template / "template.xml").read_text(encoding="utf-8")
    # After the section of the eleventh table, in the same part.
    at = xml.index("</page>", xml.index("部门专项资金管理清单目录")) + len("</page>")
    style = xml.split('view="t10" style="')[1].split('"')[0]
    text = xml[:at] + SECTION.format(style=style) + xml[at:]
    (template / "template.xml").write_text(text, encoding="utf-8")
    run = subprocess.run([sys.argv[1], "build", str(repository / "data" / "zongzhi-2022"),
                          "--template", str(template), "-o", folder],
                         capture_output=True, text=True)
    sys.stderr.write(run.stderr)
    if run.returncode != 0:
        sys.exit(1)
    tables = {bare(h): t for h, t in tables_by_heading(
        Reader(str(Path(folder) / "zongzhi-2022.pdf")).tree()) if t}
    head, body = table_rows(tables[bare("项目资金来源表")][0][0])
    rows = [[cell[0] for _, cell in sorted(row.items())] for row in body]
    print(rows)
    sys.exit(0 if rows == [["一般公共预算", "52", "2629.90"]] else 1)
