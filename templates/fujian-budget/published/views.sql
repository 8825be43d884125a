-- 已公开的部门预算文件：照印出录入的各表，整理成与 ../views.sql 同名同列的视图，
-- 同一条规则两边都能用。金额单位是分。sheet、row 指出这一行录在哪张表、第几行，列名相同的就是那一格。
-- 认行时不看空格，半角圆括号当作全角。空白的金额，算出的表里是 0 的，这里也是 0。


-- ==== 封面、年度、科目 ====

-- 封面各行，不看空格
CREATE VIEW cover AS
SELECT row, replace(replace(replace(replace(text, ' ', ''), '　', ''), '(', '（'), ')', '）') AS text
FROM front
WHERE part = '封面' AND text IS NOT NULL
ORDER BY row;

-- 年度：封面“××××年度”一行；封面没有的，看各表所在部分的标题
CREATE VIEW cover_year AS
SELECT coalesce(
  (SELECT CAST(substr(text, 1, 4) AS INTEGER) FROM cover
   WHERE substr(text, 5) IN ('年度', '年') AND substr(text, 1, 2) = '20' ORDER BY row LIMIT 1),
  (SELECT CAST(substr(part, instr(part, '20'), 4) AS INTEGER) FROM frame
   WHERE instr(part, '20') > 0 AND substr(part, instr(part, '20') + 4, 1) = '年'
   ORDER BY row LIMIT 1)
) AS year;

-- 名称：封面上年度以下、“部门预算”以前的各行相连；末尾括号里的是版本说明，如“（本级）”
CREATE VIEW cover_name AS
WITH joined AS (
  SELECT group_concat(text, '') AS text FROM (
    SELECT text FROM cover
    WHERE row > (SELECT min(row) FROM cover WHERE substr(text, 5) IN ('年度', '年')) ORDER BY row)
),
name AS (
  SELECT iif(instr(text, '部门预算') > 0, substr(text, 1, instr(text, '部门预算') - 1), text) AS text
  FROM joined
)
SELECT iif(substr(text, -1) = '）', substr(text, 1, instr(text, '（') - 1), text) AS name,
       iif(substr(text, -1) = '）', substr(text, instr(text, '（')), NULL) AS edition
FROM name;

-- 简称：“…部门的主要职责是”之前的文字；没有这一句的，用预算单位构成表的第一个单位
CREATE VIEW printed_short_name AS
SELECT coalesce(
  (SELECT substr(text, 1, instr(text, '部门的主要职责是') - 1) FROM narrative
   WHERE instr(text, '部门的主要职责是') > 1 ORDER BY row LIMIT 1),
  (SELECT short_name FROM unit_listed ORDER BY row LIMIT 1)
) AS short_name;

-- 文件的年度、名称
CREATE VIEW head AS
SELECT y.year, y.year - 1 AS last_year, y.year - 2 AS year_before, c.name, s.short_name, c.edition
FROM cover_year y, cover_name c, printed_short_name s;

-- 本年度有效的功能科目
CREATE VIEW functional AS
SELECT c.code, c.name, (length(c.code) - 3) / 2 AS depth, max(ifnull(c.from_year, 0)) AS edition
FROM functional_code c CROSS JOIN cover_year d
WHERE d.year IS NULL OR ifnull(c.from_year, d.year) <= d.year AND ifnull(c.to_year, d.year) >= d.year
GROUP BY c.code
ORDER BY c.code;

-- 本年度有效的部门经济科目
CREATE VIEW economic AS
SELECT c.code, c.name, (length(c.code) - 3) / 2 AS depth, c.part,
       max(ifnull(c.from_year, 0)) AS edition
FROM economic_code c CROSS JOIN cover_year d
WHERE d.year IS NULL OR ifnull(c.from_year, d.year) <= d.year AND ifnull(c.to_year, d.year) >= d.year
GROUP BY c.code
ORDER BY c.code;

-- 中文序号：一至九十九
CREATE VIEW numeral AS
WITH digit(n, text) AS (
  VALUES (0, ''), (1, '一'), (2, '二'), (3, '三'), (4, '四'), (5, '五'), (6, '六'), (7, '七'), (8, '八'), (9, '九')
)
SELECT 10 * tens.n + ones.n AS n,
       CASE tens.n WHEN 0 THEN '' WHEN 1 THEN '十' ELSE tens.text || '十' END || ones.text AS text
FROM digit tens, digit ones
WHERE 10 * tens.n + ones.n > 0;


-- ==== 表一、表四 ====

-- 两张左右分列的表：支出项目去掉序号，按名称认出类；名称印错的，上下两类之间恰好只有一类时就是它
CREATE VIEW two_sided AS
WITH page AS (
  SELECT 'sheet_t1' AS sheet, row, income_name, income, spending_name, spending FROM sheet_t1
  UNION ALL SELECT 'sheet_t4', row, income_name, income, spending_name, spending FROM sheet_t4
),
line AS (
  SELECT *, replace(replace(replace(replace(ifnull(income_name, ''), ' ', ''), '　', ''), '(', '（'), ')', '）') AS left_name,
         replace(replace(replace(replace(ifnull(spending_name, ''), ' ', ''), '　', ''), '(', '（'), ')', '）') AS right_name
  FROM page
),
class AS (
  SELECT code, replace(replace(replace(replace(name, ' ', ''), '　', ''), '(', '（'), ')', '）') AS name FROM functional WHERE depth = 0
),
named AS (
  SELECT l.*, f.code,
         l.left_name IN ('收入合计', '收入总计', '合计', '总计')
         OR l.right_name IN ('支出合计', '支出总计') AS total
  FROM line l LEFT JOIN class f ON f.name = substr(l.right_name, instr(l.right_name, '、') + 1)
),
bound AS (
  SELECT *, iif(right_name = '', left_name, right_name) AS numbered,
         max(code) OVER (PARTITION BY sheet ORDER BY row
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above,
         min(code) OVER (PARTITION BY sheet ORDER BY row
                         ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS below
  FROM named
)
SELECT b.sheet, b.row, b.total,
       coalesce(b.code, iif(b.right_name = '', NULL,
         (SELECT iif(count(*) = 1, min(c.code), NULL) FROM class c
          WHERE c.code > b.above AND c.code < b.below))) AS class,
       ifnull((SELECT n.n FROM numeral n
               WHERE n.text = substr(b.numbered, 1, instr(b.numbered, '、') - 1)), b.row) AS n,
       b.income_name, b.income, b.spending_name, b.spending, b.left_name, b.right_name
FROM bound b;

-- 每一行的名字；同名的第二行起加上行号
CREATE VIEW two_sided_row AS
SELECT sheet, row,
       CASE WHEN total THEN 'total'
            WHEN class IS NOT NULL THEN class
            WHEN right_name = '' THEN 'income-' || n
            ELSE 'row-' || row END
       || iif(row_number() OVER (PARTITION BY sheet, total, class, iif(class IS NULL, n, 0) ORDER BY row) > 1,
              '#' || row, '') AS key,
       iif(total, 100, n) AS n, total, income_name,
       iif(total, ifnull(income, 0), income) AS income, spending_name,
       iif(total, ifnull(spending, 0), spending) AS spending
FROM two_sided;

-- 表一 收支预算总表
CREATE VIEW t1 AS SELECT * FROM two_sided_row WHERE sheet = 'sheet_t1' ORDER BY row;

-- 表四 财政拨款收支预算总表
CREATE VIEW t4 AS SELECT * FROM two_sided_row WHERE sheet = 'sheet_t4' ORDER BY row;


-- ==== 有科目编码的表：表二、三、五至九 ====

-- 各行的编码和名称，“合计”印在哪一栏都算；key 相同的第二行起加上行号；raw_ 是照印的
CREATE VIEW coded AS
WITH page AS (
  SELECT 'sheet_t2' AS sheet, row, code, name FROM sheet_t2
  UNION ALL SELECT 'sheet_t3', row, code, name FROM sheet_t3
  UNION ALL SELECT 'sheet_t5', row, code, name FROM sheet_t5
  UNION ALL SELECT 'sheet_t6', row, code, name FROM sheet_t6
  UNION ALL SELECT 'sheet_t7', row, code, name FROM sheet_t7
  UNION ALL SELECT 'sheet_t8', row, code, name FROM sheet_t8
  UNION ALL SELECT 'sheet_t9', row, code, name FROM sheet_t9
),
line AS (
  SELECT sheet, row, name, code AS raw_code, name AS raw_name,
         replace(replace(replace(replace(ifnull(code, ''), ' ', ''), '　', ''), '(', '（'), ')', '）') AS code,
         replace(replace(replace(replace(ifnull(name, ''), ' ', ''), '　', ''), '(', '（'), ')', '）') AS folded
  FROM page
),
told AS (
  SELECT *, code IN ('合计', '总计') OR code = '' AND folded IN ('合计', '总计') AS total FROM line
)
SELECT sheet, row,
       CASE WHEN total THEN 'total' WHEN code = '' THEN 'row-' || row ELSE code END
       || iif((total OR code <> '') AND
              row_number() OVER (PARTITION BY sheet, iif(total, 'total', code) ORDER BY row) > 1,
              '#' || row, '') AS key,
       iif(total, '', code) AS code, total,
       iif(total, '合　　计', name) AS name,
       iif(total, NULL, (length(code) - 3) / 2) AS depth,
       iif(total, NULL, length(code) = 3) AS strong, raw_code, raw_name
FROM told;

-- 表二 收入预算总表
CREATE VIEW t2 AS
SELECT c.sheet, c.row, c.key, c.code, c.total, c.name, c.depth, c.strong,
       ifnull(s.sum, 0) AS sum, ifnull(s.general, 0) AS general, ifnull(s.gov_fund, 0) AS gov_fund,
       ifnull(s.capital, 0) AS capital, ifnull(s.special_account, 0) AS special_account, ifnull(s.service,
       0) AS service, ifnull(s.operating, 0) AS operating, ifnull(s.from_above, 0) AS from_above,
       ifnull(s.from_below, 0) AS from_below, ifnull(s.other, 0) AS other, ifnull(s.carried_over, 0) AS
       carried_over
FROM sheet_t2 s JOIN coded c ON c.sheet = 'sheet_t2' AND c.row = s.row
ORDER BY s.row;

-- 表三 支出预算总表
CREATE VIEW t3 AS
SELECT c.sheet, c.row, c.key, c.code, c.total, c.name, c.depth, c.strong,
       ifnull(s.sum, 0) AS sum, ifnull(s.basic, 0) AS basic, ifnull(s.project, 0) AS project,
       ifnull(s.operating, 0) AS operating, ifnull(s.to_above, 0) AS to_above, ifnull(s.to_below, 0) AS
       to_below
FROM sheet_t3 s JOIN coded c ON c.sheet = 'sheet_t3' AND c.row = s.row
ORDER BY s.row;

-- 表五 一般公共预算拨款支出预算表
CREATE VIEW t5 AS
SELECT c.sheet, c.row, '一般公共预算' AS fund, c.key, c.code, c.total, c.name, c.depth, c.strong,
       ifnull(s.sum, 0) AS sum, ifnull(s.basic, 0) AS basic, ifnull(s.project, 0) AS project
FROM sheet_t5 s JOIN coded c ON c.sheet = 'sheet_t5' AND c.row = s.row
ORDER BY s.row;

-- 表六 政府性基金预算拨款支出预算表
CREATE VIEW t6 AS
SELECT c.sheet, c.row, '政府性基金预算' AS fund, c.key, c.code, c.total, c.name, c.depth, c.strong,
       ifnull(s.sum, 0) AS sum, ifnull(s.basic, 0) AS basic, ifnull(s.project, 0) AS project
FROM sheet_t6 s JOIN coded c ON c.sheet = 'sheet_t6' AND c.row = s.row
ORDER BY s.row;

-- 表七 国有资本经营预算拨款支出预算表
CREATE VIEW t7 AS
SELECT c.sheet, c.row, '国有资本经营预算' AS fund, c.key, c.code, c.total, c.name, c.depth, c.strong,
       ifnull(s.sum, 0) AS sum, ifnull(s.basic, 0) AS basic, ifnull(s.project, 0) AS project
FROM sheet_t7 s JOIN coded c ON c.sheet = 'sheet_t7' AND c.row = s.row
ORDER BY s.row;

-- 表八 一般公共预算支出经济分类情况表
CREATE VIEW t8 AS
SELECT c.sheet, c.row, c.key, iif(c.total, 0, c.row) AS n, c.code, c.name, c.total,
       iif(c.total, ifnull(s.sum, 0), s.sum) AS sum
FROM sheet_t8 s JOIN coded c ON c.sheet = 'sheet_t8' AND c.row = s.row
ORDER BY s.row;

-- 表九 一般公共预算基本支出经济分类情况表
CREATE VIEW t9 AS
SELECT c.sheet, c.row, c.key, c.code, c.total, c.name, c.depth, c.strong,
       ifnull(s.sum, 0) AS sum, ifnull(s.personnel, 0) AS personnel, ifnull(s.public, 0) AS public
FROM sheet_t9 s JOIN coded c ON c.sheet = 'sheet_t9' AND c.row = s.row
ORDER BY s.row;


-- ==== 表十、表十一 ====

-- 表十 一般公共预算“三公”经费支出预算表：按各项的用语认出是哪一项
CREATE VIEW t10 AS
WITH line AS (
  SELECT row, name, amount,
         replace(replace(replace(replace(ifnull(name, ''), ' ', ''), '　', ''), '(', '（'), ')', '）') AS folded
  FROM sheet_t10
),
item AS (
  SELECT row, name, amount,
         CASE WHEN folded IN ('合计', '总计') THEN 'total'
              WHEN instr(folded, '出国') > 0 THEN 'abroad'
              WHEN instr(folded, '接待') > 0 THEN 'reception'
              WHEN instr(folded, '购置及运行') > 0 THEN 'vehicles'
              WHEN instr(folded, '购置') > 0 THEN 'vehicle_purchase'
              WHEN instr(folded, '运行') > 0 THEN 'vehicle_running'
              ELSE 'row-' || row END AS item
  FROM line
)
SELECT 'sheet_t10' AS sheet, row,
       item || iif(row_number() OVER (PARTITION BY item ORDER BY row) > 1, '#' || row, '') AS key,
       item = 'total' AS total, iif(item = 'total', '合　　计', name) AS name,
       CASE item WHEN 'vehicle_purchase' THEN 1 WHEN 'vehicle_running' THEN 4 ELSE 0 END AS depth,
       amount
FROM item
ORDER BY row;

-- “三公”经费各项，一行
CREATE VIEW three_public_sum AS
SELECT max(iif(key = 'total', amount, NULL)) AS sum,
       max(iif(key = 'abroad', amount, NULL)) AS abroad,
       max(iif(key = 'reception', amount, NULL)) AS reception,
       max(iif(key = 'vehicles', amount, NULL)) AS vehicles,
       max(iif(key = 'vehicle_purchase', amount, NULL)) AS vehicle_purchase,
       max(iif(key = 'vehicle_running', amount, NULL)) AS vehicle_running
FROM t10;

-- 表十一 部门专项资金管理清单目录：key 是项目名称和该项目的第几笔
CREATE VIEW t11 AS
WITH line AS (
  SELECT *, replace(replace(ifnull(department, ifnull(project, '')), ' ', ''), '　', '')
            IN ('合计', '总计') AS total
  FROM sheet_t11
),
first AS (SELECT project, min(row) AS project_row FROM line WHERE NOT total GROUP BY project)
SELECT 'sheet_t11' AS sheet, l.row,
       iif(l.total, 'total', ifnull(l.project, ''))
       || CASE WHEN NOT l.total THEN '#' || row_number() OVER (PARTITION BY l.total, l.project ORDER BY l.row)
               WHEN row_number() OVER (PARTITION BY l.total, l.project ORDER BY l.row) > 1 THEN '#' || l.row
               ELSE '' END AS key,
       l.total, iif(l.total, '合　　计', l.department) AS department,
       iif(l.total, 0, f.project_row) AS project_row, iif(l.total, 0, l.row) AS money_row,
       iif(l.total, NULL, l.project) AS project, l.basis, l.years, l.plan, l.goal, l.level,
       ifnull(l.sum, 0) AS sum, ifnull(l.general, 0) AS general, ifnull(l.gov_fund, 0) AS gov_fund,
       ifnull(l.capital, 0) AS capital, l.method
FROM line l LEFT JOIN first f ON f.project = l.project
ORDER BY l.row;


-- ==== 合计各行、各项 ====

CREATE VIEW all_income AS SELECT * FROM t2 WHERE key = 'total';
CREATE VIEW all_spending AS SELECT * FROM t3 WHERE key = 'total';
CREATE VIEW all_general AS SELECT * FROM t5 WHERE key = 'total';
CREATE VIEW all_gov_fund AS SELECT * FROM t6 WHERE key = 'total';
CREATE VIEW all_capital AS SELECT * FROM t7 WHERE key = 'total';
CREATE VIEW all_basic AS SELECT * FROM t9 WHERE key = 'total';

-- 一般公共预算拨款、政府性基金、国有资本经营预算的支出，一项一行
CREATE VIEW general_item AS
SELECT sheet, row, fund, key, code, name, sum AS amount FROM t5 WHERE depth = 2 ORDER BY row;
CREATE VIEW gov_fund_item AS
SELECT sheet, row, fund, key, code, name, sum AS amount FROM t6 WHERE depth = 2 ORDER BY row;
CREATE VIEW capital_item AS
SELECT sheet, row, fund, key, code, name, sum AS amount FROM t7 WHERE depth = 2 ORDER BY row;
CREATE VIEW item_by_fund AS
SELECT * FROM general_item UNION ALL SELECT * FROM gov_fund_item UNION ALL SELECT * FROM capital_item;

-- 人员经费、公用经费“主要包括”：有金额的款
CREATE VIEW personnel_item AS
SELECT sheet, row, code AS key, name FROM t9 WHERE depth = 1 AND personnel <> 0 ORDER BY row;
CREATE VIEW public_item AS
SELECT sheet, row, code AS key, name FROM t9 WHERE depth = 1 AND public <> 0 ORDER BY row;


-- ==== 绩效 ====

-- 绩效目标表
CREATE VIEW form AS
SELECT 'sheet_form' AS sheet, row,
       ifnull(project, '') || iif(row_number() OVER (PARTITION BY project ORDER BY row) > 1, '#' || row, '') AS key,
       project, code, unit, unit_name, category, status, begins, ends, outline, basis, feasibility, goal, remark,
       ifnull(money, 0) AS money, ifnull(fiscal, 0) AS fiscal, ifnull(other, 0) AS other
FROM sheet_form
ORDER BY row;

-- 绩效指标
CREATE VIEW form_indicator AS
SELECT 'sheet_indicator' AS sheet, i.row, ifnull(f.project, i.n) || '#' || i.line AS key, f.project, i.line,
       i.level1, i.level2, i.level3, i.meaning, i.basis, i.formula, i.scoring, i.is_key, i.nature, i.direction,
       i.actual_2_years_ago, i.target_last_year, i.actual_last_year, i.target_half_year, i.target,
       i.measure, i.origin
FROM sheet_indicator i LEFT JOIN sheet_form f ON f.n = i.n
ORDER BY i.row;

-- 绩效目标的个数和财政拨款
CREATE VIEW all_forms AS
SELECT count(*) AS n, ifnull(sum(fiscal), 0) AS fiscal FROM form;

-- 每张表录入了几行、有没有数
CREATE VIEW table_money AS
SELECT '表一' AS no, count(*) AS rows, ifnull(max(income <> 0 OR spending <> 0), 0) AS money FROM t1
UNION ALL SELECT '表二', count(*), ifnull(max(sum <> 0), 0) FROM t2
UNION ALL SELECT '表三', count(*), ifnull(max(sum <> 0 OR basic <> 0 OR project <> 0), 0) FROM t3
UNION ALL SELECT '表四', count(*), ifnull(max(income <> 0 OR spending <> 0), 0) FROM t4
UNION ALL SELECT '表五', count(*), ifnull(max(sum <> 0 OR basic <> 0 OR project <> 0), 0) FROM t5
UNION ALL SELECT '表六', count(*), ifnull(max(sum <> 0 OR basic <> 0 OR project <> 0), 0) FROM t6
UNION ALL SELECT '表七', count(*), ifnull(max(sum <> 0 OR basic <> 0 OR project <> 0), 0) FROM t7
UNION ALL SELECT '表八', count(*), ifnull(max(sum <> 0), 0) FROM t8
UNION ALL SELECT '表九', count(*), ifnull(max(sum <> 0 OR personnel <> 0 OR public <> 0), 0) FROM t9
UNION ALL SELECT '表十', count(*), ifnull(max(amount <> 0), 0) FROM t10
UNION ALL SELECT '表十一', count(*), ifnull(max(sum <> 0), 0) FROM t11;

-- 读文字时认得的名称：项目，near 为真的也找差一两个字的
CREATE VIEW term AS
SELECT DISTINCT project AS term, 'project' AS kind, '项目支出' AS subject, 1 AS near
FROM (SELECT project FROM form UNION SELECT project FROM t11 WHERE NOT total)
WHERE project IS NOT NULL;
