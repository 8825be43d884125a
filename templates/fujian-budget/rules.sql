-- 福建省部门预算公开：这一样式的规则。写法见 ../common/rules.sql 开头。


-- ==== 数字：录入的数与控制数、单位之间 ====


-- ==== 公开文件 ====

-- 应有的各表：n 表中的栏数（没有栏次的表为 NULL），note 没有数时应印的备注
CREATE VIEW required_table AS
WITH list(no, title, n, absent) AS (
  VALUES ('表一', '收支预算总表', NULL, NULL), ('表二', '收入预算总表', 13, '此项收入'),
         ('表三', '支出预算总表', 8, '此项支出'), ('表四', '财政拨款收支预算总表', NULL, NULL),
         ('表五', '一般公共预算拨款支出预算表', 5, '此项支出'),
         ('表六', '政府性基金预算拨款支出预算表', 5, '此项支出'),
         ('表七', '国有资本经营预算拨款支出预算表', 5, '此项支出'),
         ('表八', '一般公共预算支出经济分类情况表', 3, '此项支出'),
         ('表九', '一般公共预算基本支出经济分类情况表', 5, '此项支出'),
         ('表十', '一般公共预算“三公”经费支出预算表', NULL, '此项支出'),
         ('表十一', '部门专项资金管理清单目录', 12, '此项支出')
)
SELECT l.no, l.title, l.n, l.absent,
       '备注：' || h.year || '年本单位无' || l.absent || '。' AS note
FROM list l LEFT JOIN head h;

-- 应有的栏名
CREATE VIEW required_head AS
WITH list(no, heads) AS (
  VALUES ('表一', '收入|支出|项目|预算数'), ('表四', '收入|支出|项目|预算数'), ('表十', '项目|预算数'),
         ('表二', '科目编码|科目名称|总计|一般公共预算拨款收入|政府性基金预算拨款收入|国有资本经营预算拨款收入|财政专户管理资金收入'),
         ('表二', '事业收入|事业单位经营收入|上级补助收入|附属单位上缴收入|其他收入|上年结转结余'),
         ('表三', '科目编码|科目名称|合计|基本支出|项目支出|事业单位经营支出|上缴上级支出|对附属单位补助支出'),
         ('表五', '科目编码|科目名称|合计|其中|基本支出|项目支出'), ('表六', '科目编码|科目名称|合计|其中|基本支出|项目支出'),
         ('表七', '科目编码|科目名称|合计|其中|基本支出|项目支出'), ('表八', '科目编码|科目名称|预算数'),
         ('表九', '科目编码|科目名称|合计|人员经费|公用经费'),
         ('表十一', '主管部门名称|专项资金立项项目名称|立项依据|执行年限|实施规划|总体绩效目标|支出级次|资金拼盘|小计'),
         ('表十一', '一般公共预算|政府性基金预算|国有资本经营预算|资金分配办法及支出标准')
),
-- 一栏一行：从每一个“|”之后取到下一个“|”之前
cut AS (
  SELECT l.no, n.n AS at, substr('|' || l.heads || '|', n.n + 1) AS rest
  FROM list l JOIN (SELECT row_number() OVER () AS n FROM numeral a, numeral b WHERE b.n <= 2) n
    ON n.n <= length(l.heads) + 1 AND substr('|' || l.heads || '|', n.n, 1) = '|'
)
SELECT no, at, substr(rest, 1, instr(rest, '|') - 1) AS head FROM cut;

-- rule: R-H-01 error
-- zh: 《{title}》{what}。
-- en: {title}: {what_en}.
-- do-zh: 按规定的格式补全表头和栏次。
-- do-en: Complete the heads and column numbers as the format prescribes.
-- formula: 各表有规定的各栏；有栏次的表，栏次由1起，个数等于栏数
-- source: 福建省部门预算公开格式
-- on: printed
-- needs: frame
CREATE VIEW printed_heads AS
WITH printed AS (
  SELECT row, fold(no) AS no, numbers,
         '|' || replace(replace(fold(heads), '/', '|'), ':', '') || '|' AS heads
  FROM frame
)
SELECT 'frame/' || p.row || '/heads' AS at, t.title, '的表头缺“' || h.head || '”一栏' AS what,
       'the head “' || h.head || '” is missing' AS what_en
FROM printed p JOIN required_table t ON t.no = p.no JOIN required_head h ON h.no = p.no
WHERE instr(p.heads, '|' || fold(h.head) || '|') = 0
UNION ALL
SELECT 'frame/' || p.row || '/numbers', t.title,
       iif(p.numbers IS NULL, '没有栏次', '的栏次印作“' || p.numbers || '”') || '，应为1至' || t.n,
       iif(p.numbers IS NULL, 'no column numbers', 'column numbers are “' || p.numbers || '”') || ',
         should be 1 to ' || t.n
FROM printed p JOIN required_table t ON t.no = p.no
WHERE t.n IS NOT NULL
  AND ifnull(fold(p.numbers), '') <> (SELECT group_concat(n, '') FROM (SELECT n FROM numeral
    WHERE n <= t.n ORDER BY n));

-- rule: R-U-01 error
-- zh: 《{title}》{what}，应为“单位：万元”。
-- en: {title}: {what_en}, should be “单位：万元”.
-- do-zh: 在表的右上方印“单位：万元”。
-- do-en: Print “单位：万元” above the table, right.
-- formula: 每张表都标明单位，写“单位：万元”
-- source: 福建省部门预算公开格式
-- on: printed
-- needs: frame
CREATE VIEW printed_unit AS
SELECT 'frame/' || f.row || '/unit' AS at, t.title,
       iif(f.unit IS NULL, '没有标明单位', '的单位印作“' || f.unit || '”') AS what,
       iif(f.unit IS NULL, 'no unit is printed', 'the unit is printed as “' || f.unit || '”') AS what_en
FROM frame f JOIN required_table t ON t.no = f.no
WHERE ifnull(fold(f.unit), '') <> fold('单位：万元');

-- rule: R-U-02 error
-- zh: 疑似元、万元混用：{what}{a|amount}万元，{where}{b|amount}万元，正好相差一万倍。
-- en: Units may be mixed up: {what_en} is {a|amount}, {where_en} {b|amount}, ten thousand times as much or as little.
-- do-zh: 核对两处的单位，统一为万元。
-- do-en: Check the units of both; 万元 is meant.
-- formula: 应相等的两个数不会正好相差一万倍
-- source: 福建省部门预算公开格式：金额单位是万元
-- on: printed
CREATE VIEW printed_ten_thousand AS
WITH pair AS (
  SELECT 't2/' || x.key || '/sum' AS at, 't3/' || y.key || '/sum' AS other, x.sum AS a, y.sum AS b,
         '收入预算总表' || ifnull(x.name, '') AS what, 'table 2' AS what_en, '支出预算总表' AS "where",
           'table 3' AS where_en
  FROM t2 x JOIN t3 y ON y.key = x.key
  UNION ALL
  SELECT 't5/' || x.key || '/sum', 't3/' || y.key || '/sum', x.sum, y.sum,
         '一般公共预算拨款支出预算表' || ifnull(x.name, ''), 'table 5', '支出预算总表', 'table 3'
  FROM t5 x JOIN t3 y ON y.key = x.key
  UNION ALL
  SELECT 't1/' || x.key || '/spending', 't3/' || y.key || '/sum', x.spending, y.sum,
         '收支预算总表' || ifnull(x.spending_name, ''), 'table 1', '支出预算总表', 'table 3'
  FROM t1 x JOIN t3 y ON y.key = x.key
  UNION ALL
  SELECT 't8/total/sum', 't5/total/sum', x.sum, y.sum, '一般公共预算支出经济分类情况表合计', 'table 8', '一般公共预算拨款支出预算表合计',
         'table 5'
  FROM t8 x JOIN t5 y ON y.key = x.key WHERE x.key = 'total'
  UNION ALL
  SELECT 't9/total/sum', 't5/total/basic', x.sum, y.basic, '一般公共预算基本支出经济分类情况表合计', 'table 9',
         '一般公共预算拨款支出预算表的基本支出', 'table 5'
  FROM t9 x JOIN t5 y ON y.key = x.key WHERE x.key = 'total'
  UNION ALL
  SELECT s.at, 't3/total/sum', s.value, y.sum, '说明文字', 'the text', '支出预算总表合计', 'table 3'
  FROM stated s, t3 y
  WHERE y.key = 'total' AND s.column IN ('sum', 'amount') AND s.format = 'amount'
    AND s.view IN ('all_income', 'all_spending', 'income_compared', 'spending_compared')
)
SELECT at, other, a, b, 1 AS n, what, what_en, "where", where_en
FROM pair
WHERE a <> 0 AND b <> 0 AND (a = 10000 * b OR b = 10000 * a);

-- rule: R-E-01 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 补上这张表；没有数的表也要公开，写明没有此项支出。
-- do-en: Add the table; one without figures is published, too, with its note.
-- formula: 规定的十一张表齐全，表名与规定相同
-- source: 预算法第十四条；福建省部门预算公开格式
-- on: printed
-- needs: frame
CREATE VIEW printed_required AS
SELECT 'frame/' || (SELECT max(row) FROM frame) AS at, NULL AS outcome, NULL AS why, NULL AS why_en,
       '缺少必备的' || t.no || '《' || t.title || '》' AS what, 'The required table ' || t.title
         || ' is missing' AS what_en
FROM required_table t
WHERE t.no NOT IN (SELECT no FROM frame)
UNION ALL
SELECT 'frame/' || f.row || '/title', NULL, NULL, NULL,
       t.no || '的表名印作“' || ifnull(f.title, '') || '”，应为“' || t.title || '”',
       'The title of table ' || t.no || ' is “' || ifnull(f.title, '') || '”, should be “' || t.title || '”'
FROM required_table t JOIN frame f ON f.no = t.no
WHERE fold(ifnull(f.title, '')) <> fold(t.title)
UNION ALL
SELECT 'frame/' || f.row || '/heading', NULL, NULL, NULL,
       t.no || '的标题“' || f.heading || '”与表名“' || t.title || '”不符',
       'The heading “' || f.heading || '” differs from the title ' || t.title
FROM required_table t JOIN frame f ON f.no = t.no
WHERE fold(f.heading) <> fold(substr(t.no, 2) || '、' || t.title)
UNION ALL
SELECT 'frame/' || f.row, 'unknown', '没有录入' || t.no || '《' || t.title || '》的各行',
       'The rows of ' || t.title || ' were not entered', '', ''
FROM required_table t JOIN frame f ON f.no = t.no JOIN table_money m ON m.no = t.no
WHERE m.rows = 0;

-- rule: R-E-02 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 没有数的表写明“本单位无此项支出”；有数的表删去这句话。
-- do-en: Say in a table without figures that there is none; leave the note out where there are figures.
-- formula: 表中全是零，则有“无此项支出”的备注；有数，则没有
-- source: 福建省部门预算公开格式：空表列出并说明
-- on: printed
-- needs: frame
CREATE VIEW printed_empty AS
WITH noted AS (
  SELECT f.row, f.no, t.title, m.money, ifnull(f.note_inside, '') || ifnull(f.note_after, '') AS note
  FROM frame f JOIN required_table t ON t.no = f.no JOIN table_money m ON m.no = f.no
  WHERE m.rows > 0 AND t.absent IS NOT NULL
)
SELECT 'frame/' || row || '/note_after' AS at, '《' || title || '》没有数，却没有说明' AS what,
       'The table ' || title || ' has no figures and does not say so' AS what_en
FROM noted WHERE NOT money AND instr(note, '无此项') = 0 AND instr(note, '没有') = 0
UNION ALL
SELECT 'frame/' || row || '/note_after', '《' || title || '》有数，备注却写“' || note || '”',
       'The table ' || title || ' has figures, but says “' || note || '”'
FROM noted WHERE money AND (instr(note, '无此项') > 0 OR instr(note, '没有') > 0);

-- rule: R-E-03 error
-- zh: 《{title}》的备注{what}，应为“{note}”。
-- en: The note of {title} {what_en}; it should be “{note}”.
-- do-zh: 按本表、本年度改写备注。
-- do-en: Write the note for this table and year.
-- formula: 空表的备注写的是本表、本年度
-- source: 福建省部门预算公开格式
-- on: printed
-- needs: frame head
CREATE VIEW printed_note AS
WITH noted AS (
  SELECT f.row, f.no, t.title, t.note, t.absent, h.year, iif(f.note_after IS NULL, 'note_inside',
         'note_after') AS col,
         ifnull(f.note_after, f.note_inside) AS text, fold(ifnull(f.note_after, f.note_inside)) AS folded
  FROM frame f JOIN required_table t ON t.no = f.no, head h
  WHERE coalesce(f.note_after, f.note_inside) IS NOT NULL AND t.absent IS NOT NULL
),
about(word, nos) AS (
  VALUES ('政府性基金', '|表六|'), ('国有资本', '|表七|'), ('三公', '|表十|'), ('经济分类', '|表八|表九|'),
         ('此项收入', '|表二|'), ('此项支出', '|表三|表五|表六|表七|表八|表九|表十|表十一|')
)
SELECT 'frame/' || n.row || '/' || n.col AS at, 'error' AS severity, n.title, n.note,
       '写的是另一张表（“' || n.text || '”）' AS what, 'is that of another table (“' || n.text || '”)' AS what_en
FROM noted n JOIN about a ON instr(n.folded, fold(a.word)) > 0
WHERE instr(a.nos, '|' || n.no || '|') = 0
UNION ALL
SELECT q.at, 'error', n.title, n.note, '写的是' || q.year || '年', 'says ' || q.year
FROM noted n JOIN quantity q ON q.at = 'frame/' || n.row || '/' || n.col
WHERE q.kind = 'year' AND q.year <> n.year
UNION ALL
SELECT 'frame/' || n.row || '/' || n.col, 'warning', n.title, n.note, '写法与格式不同（“' || n.text || '”）',
       'differs from the format (“' || n.text || '”)'
FROM noted n
WHERE n.folded <> fold(n.note) AND instr(n.folded, fold(n.year || '年')) > 0
  AND instr(n.folded, fold(n.absent)) > 0;



-- ==== 正文所述的数 ====


-- ==== 文字 ====
