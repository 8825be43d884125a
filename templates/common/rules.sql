-- 各种样式通用的规则：表与表、数与数。每个视图列出不符合规则的行；一行也没有，就是符合。
-- 上面的注释说明规则：编号和级别、措辞、怎么办、公式、依据、在哪里运行、需要哪些表。
-- at、other 是出错的数和另一个数的名字；a、b 是这两个数；n 是四舍五入过的加数个数。
-- 没有这种注释的视图只供后面的规则使用。


-- ==== 数字：表内、表间 ====

-- 各表的合计行
CREATE VIEW t1_total AS SELECT * FROM t1 WHERE key = 'total';
CREATE VIEW t4_total AS SELECT * FROM t4 WHERE key = 'total';
CREATE VIEW t8_total AS SELECT * FROM t8 WHERE key = 'total';
CREATE VIEW t10_total AS SELECT * FROM t10 WHERE key = 'total';
CREATE VIEW t11_total AS SELECT * FROM t11 WHERE key = 'total';

-- 表二、三、五至七、九的每一格：col 是列，head 是列名，n 是列的次序，第一列是合计
CREATE VIEW amount_cell AS
WITH col(view, n, col, head) AS (VALUES
  ('t2', 1, 'sum', '总计'), ('t2', 2, 'general', '一般公共预算拨款收入'),
  ('t2', 3, 'gov_fund', '政府性基金预算拨款收入'), ('t2', 4, 'capital', '国有资本经营预算拨款收入'),
  ('t2', 5, 'special_account', '财政专户管理资金收入'), ('t2', 6, 'service', '事业收入'),
  ('t2', 7, 'operating', '事业单位经营收入'), ('t2', 8, 'from_above', '上级补助收入'),
  ('t2', 9, 'from_below', '附属单位上缴收入'), ('t2', 10, 'other', '其他收入'),
  ('t2', 11, 'carried_over', '上年结转结余'),
  ('t3', 1, 'sum', '合计'), ('t3', 2, 'basic', '基本支出'), ('t3', 3, 'project', '项目支出'),
  ('t3', 4, 'operating', '事业单位经营支出'), ('t3', 5, 'to_above', '上缴上级支出'),
  ('t3', 6, 'to_below', '对附属单位补助支出'),
  ('t5', 1, 'sum', '合计'), ('t5', 2, 'basic', '基本支出'), ('t5', 3, 'project', '项目支出'),
  ('t9', 1, 'sum', '合计'), ('t9', 2, 'personnel', '人员经费'), ('t9', 3, 'public', '公用经费'))
SELECT c.view, '表二' AS no, r.key, r.code, r.name, r.depth, r.total, c.n, c.col, c.head,
       CASE c.n WHEN 1 THEN r.sum WHEN 2 THEN r.general WHEN 3 THEN r.gov_fund WHEN 4 THEN r.capital
                WHEN 5 THEN r.special_account WHEN 6 THEN r.service WHEN 7 THEN r.operating
                WHEN 8 THEN r.from_above WHEN 9 THEN r.from_below WHEN 10 THEN r.other
                ELSE r.carried_over END AS amount
FROM t2 r JOIN col c ON c.view = 't2'
UNION ALL
SELECT c.view, '表三', r.key, r.code, r.name, r.depth, r.total, c.n, c.col, c.head,
       CASE c.n WHEN 1 THEN r.sum WHEN 2 THEN r.basic WHEN 3 THEN r.project WHEN 4 THEN r.operating
                WHEN 5 THEN r.to_above ELSE r.to_below END
FROM t3 r JOIN col c ON c.view = 't3'
UNION ALL
SELECT 't5', '表五', r.key, r.code, r.name, r.depth, r.total, c.n, c.col, c.head,
       CASE c.n WHEN 1 THEN r.sum WHEN 2 THEN r.basic ELSE r.project END
FROM t5 r JOIN col c ON c.view = 't5'
UNION ALL
SELECT 't6', '表六', r.key, r.code, r.name, r.depth, r.total, c.n, c.col, c.head,
       CASE c.n WHEN 1 THEN r.sum WHEN 2 THEN r.basic ELSE r.project END
FROM t6 r JOIN col c ON c.view = 't5'
UNION ALL
SELECT 't7', '表七', r.key, r.code, r.name, r.depth, r.total, c.n, c.col, c.head,
       CASE c.n WHEN 1 THEN r.sum WHEN 2 THEN r.basic ELSE r.project END
FROM t7 r JOIN col c ON c.view = 't5'
UNION ALL
SELECT c.view, '表九', r.key, r.code, r.name, r.depth, r.total, c.n, c.col, c.head,
       CASE c.n WHEN 1 THEN r.sum WHEN 2 THEN r.personnel ELSE r.public END
FROM t9 r JOIN col c ON c.view = 't9';


-- ---- 收入与支出：先逐项，再合计 ----

-- rule: R-X-04 error
-- zh: 科目{code}的收入是{b|amount}万元，支出是{a|amount}万元，相差{d|amount}万元。
-- en: Item {code}: revenue {b|amount}, expenditure {a|amount}, difference {d|amount}.
-- do-zh: 核对该科目的收入、支出和项目资金，看是金额还是科目编码有误。
-- do-en: Check amounts and codes of this item in revenue, expenditure and project money.
-- formula: 表二某项的总计 = 表三同项的合计
-- source: 预算法实施条例第六条（收支按功能分类编列到项）；部门收支平衡
-- on: facts printed
-- needs: t2 t3
CREATE VIEW item_balance AS
SELECT e.code, e.name, 't3/' || e.key || '/sum' AS at, iif(i.key IS NULL, NULL, 't2/' || i.key || '/sum') AS other,
       e.sum AS a, ifnull(i.sum, 0) AS b
FROM t3 e LEFT JOIN t2 i ON i.key = e.key
WHERE e.depth = 2 AND e.sum <> ifnull(i.sum, 0)
UNION ALL
SELECT i.code, i.name, 't2/' || i.key || '/sum', NULL, 0, i.sum
FROM t2 i LEFT JOIN t3 e ON e.key = i.key
WHERE i.depth = 2 AND e.key IS NULL AND i.sum <> 0;

-- rule: R-T1-01 error
-- zh: 表一的收入合计是{a|amount}万元，各项收入相加是{b|amount}万元，相差{d|amount}万元。
-- en: Table 1: total revenue {a|amount}, its rows add up to {b|amount}, difference {d|amount}.
-- do-zh: 核对各项收入和合计；收入来源应在样式《收入来源》所列之内。
-- do-en: Check the rows and the total.
-- formula: 表一收入合计 = 各项收入之和
-- source: 表内勾稽
-- on: facts printed
-- needs: t1_total
CREATE VIEW t1_income_sum AS
SELECT 't1/' || t.key || '/income' AS at, t.income AS a, s.sum AS b, s.n AS n
FROM t1_total t, (SELECT ifnull(sum(income), 0) AS sum, count(nullif(income, 0)) AS n FROM t1 WHERE NOT total) s
WHERE t.income <> s.sum;

-- rule: R-T1-02 error
-- zh: 表一的支出合计是{a|amount}万元，各类支出相加是{b|amount}万元，相差{d|amount}万元。
-- en: Table 1: total expenditure {a|amount}, its rows add up to {b|amount}, difference {d|amount}.
-- do-zh: 核对各类支出和合计；支出的类应在样式《支出功能类》所列之内。
-- do-en: Check the rows and the total.
-- formula: 表一支出合计 = 各类支出之和
-- source: 表内勾稽
-- on: facts printed
-- needs: t1_total
CREATE VIEW t1_spending_sum AS
SELECT 't1/' || t.key || '/spending' AS at, t.spending AS a, s.sum AS b, s.n AS n
FROM t1_total t, (SELECT ifnull(sum(spending), 0) AS sum, count(nullif(spending, 0)) AS n FROM t1 WHERE NOT total) s
WHERE t.spending <> s.sum;

-- rule: R-T1-03 error
-- zh: 收支不平：收入合计{a|amount}万元，支出合计{b|amount}万元，相差{d|amount}万元。
-- en: Revenue {a|amount} and expenditure {b|amount} do not balance, difference {d|amount}.
-- do-zh: 先看收入支出不相等的科目，再看合计。
-- do-en: Look at the items that do not balance first.
-- formula: 表一收入合计 = 表一支出合计
-- source: 部门收支平衡
-- on: facts printed
-- needs: t1_total
CREATE VIEW t1_balance AS
SELECT 't1/' || key || '/income' AS at, 't1/' || key || '/spending' AS other, income AS a, spending AS b
FROM t1_total WHERE income <> spending;

-- rule: R-X-03 error
-- zh: {name}在表一是{a|amount}万元，在表三是{b|amount}万元，相差{d|amount}万元。
-- en: {name}: {a|amount} in table 1, {b|amount} in table 3, difference {d|amount}.
-- do-zh: 两张表中这一类应相同，以各项之和为准改正。
-- do-en: Make both tables agree with the sum of the items.
-- formula: 表一某类的支出 = 表三同类的合计
-- source: 表间勾稽
-- on: printed
-- needs: t1 t3
CREATE VIEW t1_t3_class AS
SELECT ifnull(o.spending_name, e.name) AS name, 't1/' || o.key || '/spending' AS at,
       't3/' || e.key || '/sum' AS other, ifnull(o.spending, 0) AS a, e.sum AS b
FROM t3 e JOIN t1 o ON o.key = e.key
WHERE e.depth = 0 AND ifnull(o.spending, 0) <> e.sum
UNION ALL
SELECT e.name, 't3/' || e.key || '/sum', NULL, 0, e.sum
FROM t3 e LEFT JOIN t1 o ON o.key = e.key
WHERE e.depth = 0 AND o.key IS NULL AND e.sum <> 0
UNION ALL
SELECT o.spending_name, 't1/' || o.key || '/spending', NULL, o.spending, 0
FROM t1 o LEFT JOIN t3 e ON e.key = o.key
WHERE NOT o.total AND e.key IS NULL AND ifnull(o.spending, 0) <> 0;

-- rule: R-X-01 error
-- zh: 表二的总计是{a|amount}万元，表一的收入合计是{b|amount}万元，相差{d|amount}万元。
-- en: Revenue is {a|amount} in table 2 and {b|amount} in table 1, difference {d|amount}.
-- do-zh: 两张表的收入合计应相同。
-- do-en: Both totals should be the same.
-- formula: 表二总计的合计 = 表一收入合计
-- source: 表间勾稽
-- on: printed
-- needs: all_income t1_total
CREATE VIEW t2_t1_total AS
SELECT 't2/' || i.key || '/sum' AS at, 't1/' || o.key || '/income' AS other, i.sum AS a, o.income AS b
FROM all_income i, t1_total o WHERE i.sum <> o.income;


-- ---- 财政拨款 ----

-- rule: R-T4-01 error
-- zh: 表四{what}：{a|amount}万元与{b|amount}万元相差{d|amount}万元。
-- en: Table 4 does not add up or balance: {a|amount} against {b|amount}, difference {d|amount}.
-- do-zh: 核对财政拨款的收入来源和支出的资金性质；上年结转结余安排的支出，资金性质填“其他资金”。
-- do-en: Check sources of revenue and funds of expenditure that are fiscal appropriations.
-- formula: 表四收入合计 = 各项收入之和；支出合计 = 各类支出之和；收入合计 = 支出合计
-- source: 预算法实施条例第五条（本级预算拨款收入与其支出分别反映）
-- on: facts printed
-- needs: t4_total
CREATE VIEW t4_balance AS
WITH s AS (
  SELECT ifnull(sum(income), 0) AS income, count(nullif(income, 0)) AS n_income,
         ifnull(sum(spending), 0) AS spending, count(nullif(spending, 0)) AS n_spending
  FROM t4 WHERE NOT total
)
SELECT '收入合计与各项之和不符' AS what, 't4/' || t.key || '/income' AS at, NULL AS other,
       t.income AS a, s.income AS b, s.n_income AS n
FROM t4_total t, s WHERE t.income <> s.income
UNION ALL
SELECT '支出合计与各类之和不符', 't4/' || t.key || '/spending', NULL, t.spending, s.spending, s.n_spending
FROM t4_total t, s WHERE t.spending <> s.spending
UNION ALL
SELECT '收入合计与支出合计不等', 't4/' || t.key || '/income', 't4/' || t.key || '/spending', t.income, t.spending, NULL
FROM t4_total t WHERE t.income <> t.spending;

-- rule: R-T4-02 error
-- zh: {name}在表四是{a|amount}万元，在表一是{b|amount}万元，相差{d|amount}万元。
-- en: {name}: {a|amount} in table 4, {b|amount} in table 1, difference {d|amount}.
-- do-zh: 三种预算拨款收入在两张表中应相同。
-- do-en: The three appropriations should be the same in both tables.
-- formula: 表四三种预算拨款收入 = 表一同名收入
-- source: 表间勾稽
-- on: printed
-- needs: t1 t4
CREATE VIEW t4_t1_income AS
SELECT f.income_name AS name, 't4/' || f.key || '/income' AS at, 't1/' || o.key || '/income' AS other,
       ifnull(f.income, 0) AS a, ifnull(o.income, 0) AS b
FROM t4 f JOIN t1 o ON o.n = f.n
WHERE NOT f.total AND NOT o.total AND f.n <= 3 AND ifnull(f.income, 0) <> ifnull(o.income, 0);

-- rule: R-T4-03 error
-- zh: 表四的支出合计是{a|amount}万元，表五、表六、表七的合计相加是{b|amount}万元，相差{d|amount}万元。
-- en: Table 4: expenditure {a|amount}; tables 5, 6 and 7 together {b|amount}, difference {d|amount}.
-- do-zh: 核对三张预算支出表的合计和表四。
-- do-en: Check the totals of tables 5 to 7 and table 4.
-- formula: 表四支出合计 = 表五合计 + 表六合计 + 表七合计
-- source: 表间勾稽
-- on: printed
-- needs: t4_total all_general all_gov_fund all_capital
CREATE VIEW t4_t567_total AS
SELECT 't4/' || t.key || '/spending' AS at, 't5/' || g.key || '/sum' AS other, 't6/' || f.key || '/sum' AS other2,
       't7/' || c.key || '/sum' AS other3, t.spending AS a, g.sum + f.sum + c.sum AS b, 3 AS n
FROM t4_total t, all_general g, all_gov_fund f, all_capital c
WHERE t.spending <> g.sum + f.sum + c.sum;

-- rule: R-X-05 error
-- zh: 科目{code}的{head}：表五至表七相加是{a|amount}万元，表三是{b|amount}万元，相差{d|amount}万元。
-- en: Item {code}, {head}: tables 5 to 7 give {a|amount}, table 3 {b|amount}, difference {d|amount}.
-- do-zh: 没有其他资金时两边应相等，有其他资金时表五至表七不应大于表三。
-- do-en: Without other funds both are equal; with them tables 5 to 7 are not larger than table 3.
-- formula: 只有财政拨款时：表五 + 表六 + 表七 = 表三，逐格相等；另有其他资金时：表五 + 表六 + 表七 ≤ 表三
-- source: 表间勾稽
-- on: printed
-- needs: t1_total t3 t5
CREATE VIEW t567_t3 AS
WITH fiscal AS (
  SELECT max(iif(total, income, 0)) = ifnull(sum(iif(n <= 3 AND NOT total, income, 0)), 0) AS only FROM t1
),
part AS (
  SELECT key, col, sum(amount) AS amount, count(nullif(amount, 0)) AS n, min(view) AS view
  FROM amount_cell WHERE view IN ('t5', 't6', 't7') GROUP BY key, col
)
SELECT w.code, w.head, iif(p.key IS NULL, 't3/' || w.key || '/' || w.col, p.view || '/' || w.key || '/' || w.col) AS at,
       iif(p.key IS NULL, NULL, 't3/' || w.key || '/' || w.col) AS other,
       ifnull(p.amount, 0) AS a, w.amount AS b, iif(p.n > 1, p.n, NULL) AS n
FROM amount_cell w CROSS JOIN fiscal f LEFT JOIN part p ON p.key = w.key AND p.col = w.col
WHERE w.view = 't3' AND w.n <= 3
  AND (f.only AND ifnull(p.amount, 0) <> w.amount OR ifnull(p.amount, 0) > w.amount)
UNION ALL
SELECT p.key, '行', p.view || '/' || p.key || '/' || p.col, NULL, p.amount, 0, NULL
FROM part p LEFT JOIN t3 w ON w.key = p.key
WHERE w.key IS NULL AND p.amount <> 0 AND p.col = 'sum';


-- ---- 有科目编码的表：上级与下级，行与列 ----

-- rule: R-F-01 error
-- zh: {no}科目{code}（{name}）的{head}是{a|amount}万元，下级科目相加是{b|amount}万元，相差{d|amount}万元。
-- en: Item {code}, column {head}: {a|amount}, its sub-items add up to {b|amount}, difference {d|amount}.
-- do-zh: 核对这一行和它下面各行。
-- do-en: Check this row and the rows below it.
-- formula: 表二、三、五至七每列：类 = 各款之和，款 = 各项之和
-- source: 表内勾稽
-- on: printed
-- needs: amount_cell
CREATE VIEW parent_sum AS
WITH child AS (
  SELECT view, col, substr(code, 1, length(code) - 2) AS up, sum(amount) AS sum, count(nullif(amount, 0)) AS n
  FROM amount_cell WHERE depth IN (1, 2) GROUP BY view, col, substr(code, 1, length(code) - 2)
)
SELECT p.no, p.code, p.name, p.head, p.view || '/' || p.key || '/' || p.col AS at, p.amount AS a, c.sum AS b, c.n
FROM amount_cell p JOIN child c ON c.view = p.view AND c.col = p.col AND c.up = p.code
WHERE p.view <> 't9' AND p.depth IN (0, 1) AND p.amount <> c.sum;

-- rule: R-F-02 error
-- zh: {no}{name}一行的合计是{a|amount}万元，本行各列相加是{b|amount}万元，相差{d|amount}万元。
-- en: Row {name}: its total is {a|amount}, its columns add up to {b|amount}, difference {d|amount}.
-- do-zh: 核对这一行各列。
-- do-en: Check the columns of this row.
-- formula: 表二、三、五至七每行：合计 = 其余各列之和
-- source: 表内勾稽
-- on: printed
-- needs: amount_cell
CREATE VIEW row_sum AS
SELECT no, replace(name, '　', '') AS name, view || '/' || key || '/sum' AS at, sum(iif(n = 1, amount, 0)) AS a,
       sum(iif(n = 1, 0, amount)) AS b, count(iif(n = 1, NULL, nullif(amount, 0))) AS n
FROM amount_cell
WHERE view <> 't9'
GROUP BY view, key
HAVING sum(iif(n = 1, amount, -amount)) <> 0;

-- rule: R-F-03 error
-- zh: {no}的{head}合计是{a|amount}万元，各{what}相加是{b|amount}万元，相差{d|amount}万元。
-- en: Column {head}: total {a|amount}, its rows add up to {b|amount}, difference {d|amount}.
-- do-zh: 核对这一列的合计和各行。
-- do-en: Check the total and the rows of this column.
-- formula: 表二、三、五至七、九每列：合计 = 各类之和 = 各项（款）之和
-- source: 表内勾稽
-- on: printed
-- needs: amount_cell
CREATE VIEW column_sum AS
WITH level AS (
  SELECT view, col, depth, sum(amount) AS sum, count(nullif(amount, 0)) AS n
  FROM amount_cell WHERE depth IN (0, 1, 2) AND NOT total GROUP BY view, col, depth
)
SELECT t.no, t.head, CASE l.depth WHEN 0 THEN '类' WHEN 1 THEN '款' ELSE '项' END AS what,
       t.view || '/' || t.key || '/' || t.col AS at, t.amount AS a, l.sum AS b, l.n
FROM amount_cell t JOIN level l ON l.view = t.view AND l.col = t.col
WHERE t.key = 'total' AND (l.depth <> 1 OR t.view = 't9') AND t.amount <> l.sum;

-- rule: R-F-04 error
-- zh: {no}的科目编码{code}{what}。
-- en: Code {code}: it stands twice, is out of order, of the wrong length, or lacks its superior or sub-items.
-- do-zh: 编码为3、5、7位，依次排列，不重复，每个项有它的款和类。
-- do-en: Codes have 3, 5 or 7 digits, ascend, and every item has its superiors.
-- formula: 表二、三、五至七：编码3、5、7位，逐行增大，不重复，项有款，款有类；类、款有下级
-- source: 政府收支分类科目的编码规则
-- on: printed
-- needs: amount_cell
CREATE VIEW code_order AS
WITH line AS (SELECT view, no, key, code, depth, amount FROM amount_cell WHERE n = 1 AND NOT total AND view <> 't9')
SELECT no, code, '不是3、5、7位' AS what, view || '/' || key || '/code' AS at
FROM line WHERE length(code) NOT IN (3, 5, 7)
UNION ALL
SELECT no, code, '重复', view || '/' || key || '/code' FROM line WHERE key <> code AND code <> ''
UNION ALL
SELECT l.no, l.code, '缺少上级科目' || substr(l.code, 1, length(l.code) - 2), l.view || '/' || l.key || '/code'
FROM line l LEFT JOIN line p ON p.view = l.view AND p.key = substr(l.code, 1, length(l.code) - 2)
WHERE length(l.code) IN (5, 7) AND p.key IS NULL
UNION ALL
SELECT l.no, l.code, '没有下级科目', l.view || '/' || l.key || '/code'
FROM line l LEFT JOIN line c ON c.view = l.view AND length(c.code) = length(l.code) + 2
                            AND substr(c.code, 1, length(l.code)) = l.code
WHERE length(l.code) IN (3, 5) AND l.amount <> 0 AND c.key IS NULL
UNION ALL
SELECT o.no, o.code, '排在' || o.before || '之后', o.view || '/' || o.key || '/code'
FROM (SELECT 't2' AS view, '表二' AS no, key, code, total, lag(code) OVER (ORDER BY row) AS before FROM t2
      UNION ALL SELECT 't3', '表三', key, code, total, lag(code) OVER (ORDER BY row) FROM t3
      UNION ALL SELECT 't5', '表五', key, code, total, lag(code) OVER (ORDER BY row) FROM t5
      UNION ALL SELECT 't6', '表六', key, code, total, lag(code) OVER (ORDER BY row) FROM t6
      UNION ALL SELECT 't7', '表七', key, code, total, lag(code) OVER (ORDER BY row) FROM t7) o
WHERE NOT o.total AND o.code < o.before;


-- ---- 经济分类 ----

-- rule: R-E9-01 error
-- zh: 表九{name}：{what}，{a|amount}万元与{b|amount}万元相差{d|amount}万元。
-- en: Table 9, {name}: {a|amount} against {b|amount}, difference {d|amount}.
-- do-zh: 核对该科目；基本支出只列属于人员经费或公用经费的款。
-- do-en: Check the item; basic expenditure is either personnel or public funds.
-- formula: 表九每行：合计 = 人员经费 + 公用经费；每列：类 = 各款之和
-- source: 表内勾稽；预算法实施条例第六条（基本支出按经济分类编列到款）
-- on: facts printed
-- needs: t9
CREATE VIEW t9_sums AS
WITH child AS MATERIALIZED (
  SELECT substr(code, 1, 3) AS class, sum(sum) AS sum, count(nullif(sum, 0)) AS n,
         sum(personnel) AS personnel, count(nullif(personnel, 0)) AS n_personnel,
         sum(public) AS public, count(nullif(public, 0)) AS n_public
  FROM t9 WHERE depth = 1 GROUP BY substr(code, 1, 3)
)
SELECT code, replace(name, '　', '') AS name, '合计不等于人员经费与公用经费之和' AS what, 't9/' || key || '/sum' AS at,
       sum AS a, personnel + public AS b, 2 AS n
FROM t9 WHERE sum <> personnel + public
UNION ALL
SELECT p.code, p.name, '合计不等于各款之和', 't9/' || p.key || '/sum', p.sum, c.sum, c.n
FROM child c JOIN t9 p ON p.code = c.class WHERE p.sum <> c.sum
UNION ALL
SELECT p.code, p.name, '人员经费不等于各款之和', 't9/' || p.key || '/personnel', p.personnel, c.personnel, c.n_personnel
FROM child c JOIN t9 p ON p.code = c.class WHERE p.personnel <> c.personnel
UNION ALL
SELECT p.code, p.name, '公用经费不等于各款之和', 't9/' || p.key || '/public', p.public, c.public, c.n_public
FROM child c JOIN t9 p ON p.code = c.class WHERE p.public <> c.public;

-- rule: R-E9-02 error
-- zh: 基本支出经济分类合计{a|amount}万元，一般公共预算的基本支出{b|amount}万元，相差{d|amount}万元。
-- en: Basic expenditure by economic class {a|amount}, by function {b|amount}, difference {d|amount}.
-- do-zh: 核对《基本支出经济分类》和《支出》中一般公共预算的基本支出（表九、表五）。
-- do-en: Check both sheets of basic expenditure (tables 9 and 5).
-- formula: 表九合计 = 表五基本支出
-- source: 表间勾稽
-- on: facts printed
-- needs: all_basic all_general
CREATE VIEW t9_t5_basic AS
SELECT 't9/' || b.key || '/sum' AS at, 't5/' || g.key || '/basic' AS other, b.sum AS a, g.basic AS b
FROM all_basic b, all_general g WHERE b.sum <> g.basic;

-- rule: R-E9-03 error
-- zh: 表九的{what}合计是{a|amount}万元，{classes}类相加是{b|amount}万元，相差{d|amount}万元。
-- en: Table 9: total {a|amount}, classes {classes} add up to {b|amount}, difference {d|amount}.
-- do-zh: 工资福利支出、对个人和家庭的补助是人员经费，商品和服务支出、资本性支出是公用经费。
-- do-en: Classes 301 and 303 are personnel funds, 302 and 310 public funds.
-- formula: 表九人员经费 = 301 + 303；公用经费 = 302 + 310
-- source: 部门预算支出经济分类科目
-- on: printed
-- needs: all_basic
CREATE VIEW t9_parts AS
SELECT '人员经费' AS what, '301、303' AS classes, 't9/' || b.key || '/personnel' AS at, b.personnel AS a,
       (SELECT ifnull(sum(sum), 0) FROM t9 WHERE code IN ('301', '303')) AS b, 2 AS n
FROM all_basic b WHERE b.personnel <> (SELECT ifnull(sum(sum), 0) FROM t9 WHERE code IN ('301', '303'))
UNION ALL
SELECT '公用经费', '302、310', 't9/' || b.key || '/public', b.public,
       (SELECT ifnull(sum(sum), 0) FROM t9 WHERE code IN ('302', '310')), 2
FROM all_basic b WHERE b.public <> (SELECT ifnull(sum(sum), 0) FROM t9 WHERE code IN ('302', '310'));

-- rule: R-E8-01 error
-- zh: 表八的合计是{a|amount}万元，各类相加是{b|amount}万元，相差{d|amount}万元。
-- en: Table 8: total {a|amount}, its classes add up to {b|amount}, difference {d|amount}.
-- do-zh: 核对各类；经济科目的类应在样式《支出经济类》所列之内。
-- do-en: Check the classes and the total.
-- formula: 表八合计 = 各类之和
-- source: 表内勾稽
-- on: facts printed
-- needs: t8_total
CREATE VIEW t8_sum AS
SELECT 't8/' || t.key || '/sum' AS at, t.sum AS a, s.sum AS b, s.n
FROM t8_total t, (SELECT ifnull(sum(sum), 0) AS sum, count(nullif(sum, 0)) AS n FROM t8 WHERE NOT total) s
WHERE t.sum <> s.sum;

-- rule: R-E8-02 error
-- zh: 表八的合计是{a|amount}万元，表五的合计是{b|amount}万元，相差{d|amount}万元。
-- en: General public budget expenditure: {a|amount} in table 8, {b|amount} in table 5, difference {d|amount}.
-- do-zh: 核对一般公共预算的经济分类与功能分类。
-- do-en: Check expenditure by economic class against that by function.
-- formula: 表八合计 = 表五合计
-- source: 表间勾稽
-- on: facts printed
-- needs: t8_total all_general
CREATE VIEW t8_t5_total AS
SELECT 't8/' || t.key || '/sum' AS at, 't5/' || g.key || '/sum' AS other, t.sum AS a, g.sum AS b
FROM t8_total t, all_general g WHERE t.sum <> g.sum;

-- rule: R-E8-03 error
-- zh: {what}：{a|amount}万元与{b|amount}万元相差{d|amount}万元。
-- en: Table 8 less basic expenditure (table 9) does not fit: {a|amount} against {b|amount}, difference {d|amount}.
-- do-zh: 表八减去表九就是项目支出，各类都不应小于基本支出。
-- do-en: Table 8 less table 9 is project expenditure; no class is less than its basic expenditure.
-- formula: 表八的301、303类 ≥ 表九同类；表八合计 − 表九合计 = 表五项目支出
-- source: 表间勾稽
-- on: printed
-- needs: t8_total all_basic all_general
CREATE VIEW t8_less_t9 AS
SELECT '表八' || e.code || '类小于表九同类' AS what, 't8/' || e.key || '/sum' AS at, 't9/' || b.key || '/sum' AS other,
       ifnull(e.sum, 0) AS a, b.sum AS b, NULL AS n
FROM t8 e JOIN t9 b ON b.key = e.key
WHERE e.code IN ('301', '303') AND ifnull(e.sum, 0) < b.sum
UNION ALL
SELECT '表八合计减表九合计，不等于表五的项目支出', 't8/' || t.key || '/sum', 't5/' || g.key || '/project',
       t.sum - b.sum, g.project, 2
FROM t8_total t, all_basic b, all_general g WHERE t.sum - b.sum <> g.project;

-- rule: R-E9-04 info
-- zh: 功能科目{code}的基本支出是{a|amount}万元，经济科目{economic}是{b|amount}万元，通常相等。
-- en: Functional item {code} {a|amount}, economic item {economic} {b|amount}: usually equal.
-- do-zh: 请核对；确有原因的可以不等。
-- do-en: Please check; there may be reasons.
-- formula: 2080505 = 30108，2080506 = 30109，2101103 = 30111，2210201 = 30113（功能科目有金额时）
-- source: 两种分类中同一笔缴费的对应关系
-- on: facts printed
-- needs: t5 t9
CREATE VIEW same_contribution AS
WITH pair(code, economic) AS (
  VALUES ('2080505', '30108'), ('2080506', '30109'), ('2101103', '30111'), ('2210201', '30113')
)
SELECT p.code, p.economic, 't5/' || f.key || '/basic' AS at, 't9/' || e.key || '/sum' AS other, f.basic AS a, e.sum AS b
FROM pair p JOIN t5 f ON f.key = p.code JOIN t9 e ON e.key = p.economic
WHERE f.basic <> 0 AND f.basic <> e.sum;


-- ---- “三公”经费、专项资金 ----

-- rule: R-S-01 error
-- zh: 表十的{what}是{a|amount}万元，分项相加是{b|amount}万元，相差{d|amount}万元。
-- en: Table 10: {a|amount}, its parts add up to {b|amount}, difference {d|amount}.
-- do-zh: 核对“三公”经费各项。
-- do-en: Check the parts.
-- formula: “三公”合计 = 因公出国（境）+ 公务接待 + 公务用车；公务用车 = 购置 + 运行
-- source: 表内勾稽
-- on: printed
-- needs: t10_total
CREATE VIEW t10_sums AS
SELECT '合计' AS what, 't10/total/amount' AS at, ifnull(s.sum, 0) AS a,
       ifnull(s.abroad, 0) + ifnull(s.reception, 0) + ifnull(s.vehicles, 0) AS b
FROM three_public_sum s
WHERE ifnull(s.sum, 0) <> ifnull(s.abroad, 0) + ifnull(s.reception, 0) + ifnull(s.vehicles, 0)
UNION ALL
SELECT '公务用车购置及运行费', 't10/vehicles/amount', ifnull(s.vehicles, 0),
       ifnull(s.vehicle_purchase, 0) + ifnull(s.vehicle_running, 0)
FROM three_public_sum s
WHERE ifnull(s.vehicles, 0) <> ifnull(s.vehicle_purchase, 0) + ifnull(s.vehicle_running, 0);

-- rule: R-P-04 error
-- zh: 表十一{what}：{a|amount}万元与{b|amount}万元相差{d|amount}万元。
-- en: Table 11: {a|amount} against {b|amount}, difference {d|amount}.
-- do-zh: 核对专项资金各行和合计，以及表三的项目支出。
-- do-en: Check the rows, the total, and project expenditure in table 3.
-- formula: 表十一合计 = 各行之和 = 表三项目支出；没有其他资金时，小计 = 三种预算之和，另有其他资金时不小于
-- source: 表间勾稽
-- on: printed
-- needs: t11_total
CREATE VIEW t11_sums AS
WITH outside AS (
  SELECT ifnull((SELECT project FROM all_spending), 0) - ifnull((SELECT project FROM all_general), 0)
         - ifnull((SELECT project FROM all_gov_fund), 0) - ifnull((SELECT project FROM all_capital), 0) AS amount
)
SELECT '“' || ifnull(t.project, '合计') || '”的小计与三种预算之和不符' AS what, 't11/' || t.key || '/sum' AS at, NULL AS other,
       t.sum AS a, t.general + t.gov_fund + t.capital AS b, 3 AS n
FROM t11 t, outside o
WHERE t.sum < t.general + t.gov_fund + t.capital OR t.sum <> t.general + t.gov_fund + t.capital AND o.amount = 0
UNION ALL
SELECT '合计与各行之和不符', 't11/' || t.key || '/sum', NULL, t.sum, s.sum, s.n
FROM t11_total t, (SELECT ifnull(sum(sum), 0) AS sum, count(nullif(sum, 0)) AS n FROM t11 WHERE NOT total) s
WHERE t.sum <> s.sum
UNION ALL
SELECT '合计与表三的项目支出不符', 't11/' || t.key || '/sum', 't3/' || e.key || '/project', t.sum, e.project, NULL
FROM t11_total t, all_spending e WHERE t.sum <> e.project;


-- ---- 科目 ----

-- rule: R-C-01 error
-- zh: 科目{code}{what}。
-- en: Code {code} is not in the classification of {year}.
-- do-zh: 查本年度的政府收支分类科目，改用现行科目。
-- do-en: Look it up in the classification of the year.
-- formula: 各表的科目编码在本年度科目中有
-- source: 财政部《政府收支分类科目》各年度版
-- on: facts printed
-- needs: head
CREATE VIEW code_of_year AS
WITH used AS (
  SELECT key AS code, 't3/' || key || '/code' AS at FROM t3 WHERE key = code
  UNION ALL SELECT key, 't2/' || key || '/code' FROM t2 WHERE key = code
  UNION ALL SELECT key, 't5/' || key || '/code' FROM t5 WHERE key = code
  UNION ALL SELECT key, 't6/' || key || '/code' FROM t6 WHERE key = code
  UNION ALL SELECT key, 't7/' || key || '/code' FROM t7 WHERE key = code
),
strange AS (
  SELECT u.code, min(u.at) AS at, EXISTS (SELECT 1 FROM functional_code c WHERE c.code = u.code) AS known
  FROM used u WHERE NOT EXISTS (SELECT 1 FROM functional f WHERE f.code = u.code) GROUP BY u.code
  UNION ALL
  SELECT t.key, 't9/' || t.key || '/code', EXISTS (SELECT 1 FROM economic_code c WHERE c.code = t.key)
  FROM t9 t WHERE t.key = t.code AND NOT EXISTS (SELECT 1 FROM economic e WHERE e.code = t.key)
  UNION ALL
  SELECT t.key, 't8/' || t.key || '/code', EXISTS (SELECT 1 FROM economic_code c WHERE c.code = t.key)
  FROM t8 t WHERE t.key = t.code AND NOT EXISTS (SELECT 1 FROM economic e WHERE e.code = t.key)
)
SELECT s.code, h.year, s.at, h.year || '年没有，只在其他年度的科目中有' AS what,
       iif(s.known, NULL, 'unknown') AS outcome,
       iif(s.known, NULL, '科目表不全，没有科目' || s.code || '，不能核对。') AS why,
       iif(s.known, NULL, 'The code table is not complete and lacks ' || s.code || '.') AS why_en
FROM strange s CROSS JOIN head h;

-- rule: R-C-03 info
-- zh: {what}
-- en: Most of class {class} ({share|rate}%) is put under “other” ({code}).
-- do-zh: 请核对归类；能归入具体科目的不列“其他”。
-- do-en: Check whether a more exact item fits.
-- formula: “其他”科目占本类 ≤ 50%
-- source: 财政部《政府收支分类科目》使用说明（能归入具体科目的不得列入“其他”）
-- on: facts
-- needs: t3
CREATE VIEW other_share AS
SELECT p.key AS class, c.code, rate(c.sum, p.sum, 2) AS share, 't3/' || c.key || '/sum' AS at,
       't3/' || p.key || '/sum' AS other,
       c.code || c.name || '占' || p.name || '的' || rate(c.sum, p.sum, 0) || '%。' AS what
FROM t3 c JOIN t3 p ON p.key = substr(c.code, 1, 3)
WHERE c.depth = 2 AND substr(c.code, 6) = '99' AND 2 * c.sum > p.sum
UNION ALL
SELECT p.key, c.code, rate(c.sum, p.sum, 2), 't9/' || c.key || '/sum', 't9/' || p.key || '/sum',
       c.code || c.name || '占基本支出中' || p.name || '的' || rate(c.sum, p.sum, 0) || '%。'
FROM t9 c JOIN t9 p ON p.key = substr(c.code, 1, 3)
WHERE c.depth = 1 AND substr(c.code, 4) = '99' AND 2 * c.sum > p.sum AND p.sum > 0;


-- ==== 公开文件 ====

-- 两边的各行，按各自的次序；printed 一边带着录在哪里
CREATE VIEW computed_row AS
SELECT 't1' AS view, key, row_number() OVER (ORDER BY n) AS n FROM t1
UNION ALL SELECT 't2', key, row_number() OVER (ORDER BY code) FROM t2
UNION ALL SELECT 't3', key, row_number() OVER (ORDER BY code) FROM t3
UNION ALL SELECT 't4', key, row_number() OVER (ORDER BY n) FROM t4
UNION ALL SELECT 't5', key, row_number() OVER (ORDER BY code) FROM t5
UNION ALL SELECT 't6', key, row_number() OVER (ORDER BY code) FROM t6
UNION ALL SELECT 't7', key, row_number() OVER (ORDER BY code) FROM t7
UNION ALL SELECT 't8', key, row_number() OVER (ORDER BY n) FROM t8
UNION ALL SELECT 't9', key, row_number() OVER (ORDER BY code) FROM t9
UNION ALL SELECT 't10', key, row_number() OVER () FROM t10
UNION ALL SELECT 't11', key, row_number() OVER (ORDER BY project_row, money_row) FROM t11
UNION ALL SELECT 'form', f.key, row_number() OVER (ORDER BY p.row) FROM form f JOIN performance_form p
  ON p.project = f.project
UNION ALL SELECT 'form_indicator', key, row_number() OVER (ORDER BY row) FROM form_indicator;
CREATE VIEW published_row AS
SELECT 't1' AS view, key, sheet, row FROM printed_t1
UNION ALL SELECT 't2', key, sheet, row FROM printed_t2
UNION ALL SELECT 't3', key, sheet, row FROM printed_t3
UNION ALL SELECT 't4', key, sheet, row FROM printed_t4
UNION ALL SELECT 't5', key, sheet, row FROM printed_t5
UNION ALL SELECT 't6', key, sheet, row FROM printed_t6
UNION ALL SELECT 't7', key, sheet, row FROM printed_t7
UNION ALL SELECT 't8', key, sheet, row FROM printed_t8
UNION ALL SELECT 't9', key, sheet, row FROM printed_t9
UNION ALL SELECT 't10', key, sheet, row FROM printed_t10
UNION ALL SELECT 't11', key, sheet, row FROM printed_t11
UNION ALL SELECT 'form', key, sheet, row FROM printed_form
UNION ALL SELECT 'form_indicator', key, sheet, row FROM printed_form_indicator;

-- 哪一行对哪一行：名字相同的；其余的，两边个数相同时依次相对（名称或编码印错的行）
CREATE VIEW published_pair AS
WITH here AS (
  SELECT c.view, c.key, c.n FROM computed_row c
  LEFT JOIN published_row p ON p.view = c.view AND p.key = c.key WHERE p.key IS NULL
),
there AS (
  SELECT p.view, p.key, p.sheet, p.row FROM published_row p
  LEFT JOIN computed_row c ON c.view = p.view AND c.key = p.key WHERE c.key IS NULL
),
here_ranked AS (
  SELECT *, row_number() OVER (PARTITION BY view ORDER BY n) AS rank,
         count(*) OVER (PARTITION BY view) AS left_over
  FROM here
),
there_ranked AS (
  SELECT *, row_number() OVER (PARTITION BY view ORDER BY row) AS rank,
         count(*) OVER (PARTITION BY view) AS left_over
  FROM there
)
SELECT c.view, c.key, c.n, p.key AS printed_key, p.sheet, p.row
FROM computed_row c JOIN published_row p ON p.view = c.view AND p.key = c.key
UNION ALL
SELECT h.view, h.key, h.n, t.key, t.sheet, t.row
FROM here_ranked h JOIN there_ranked t ON t.view = h.view AND t.rank = h.rank AND t.left_over = h.left_over;

-- 每一格：按录入的数算出的，和印出的。figure_cell（view、key、column、value）由程序给出，
-- 有 key 列的各视图每一格一行
CREATE VIEW published_cell AS
SELECT r.view, r.key, r.sheet, r.row, f.column, f.value AS computed, p.value AS printed,
       f.column <> 'years' AND (typeof(f.value) = 'integer' OR typeof(p.value) = 'integer') AS amount
FROM published_pair r
JOIN figure_cell f ON f.line = r.view || '/' || r.key
JOIN printed_figure_cell p ON p.figure = r.view || '/' || r.printed_key || '/' || f.column
WHERE f.column NOT IN ('sheet', 'row', 'src', 'key', 'n', 'line', 'total', 'depth', 'strong', 'fund',
  'project_row', 'money_row');

-- rule: R-PUB-01 error
-- zh: 公开文件印作{a|amount}万元，按录入的数应为{b|amount}万元，相差{d|amount}万元。
-- en: Published as {a|amount}, the facts yield {b|amount}, difference {d|amount}.
-- do-zh: 核对公开文件这一格和录入的数，改正错的一边。
-- do-en: Compare this cell with the facts and correct the wrong side.
-- formula: 公开文件各表每一格的金额 = 由录入的数算出的金额（按印出的位数四舍五入）
-- source: 公开文件应与批复的预算一致
-- on: both
-- needs: published_pair
CREATE VIEW published_amount AS
SELECT 'printed_' || sheet || '/' || row || '/' || column AS at, view || '/' || key || '/' || column AS other,
       ifnull(printed, 0) AS a, ifnull(computed, 0) AS b
FROM published_cell
WHERE amount AND ifnull(printed, 0) <> ifnull(computed, 0)
  AND ifnull(printed, 0) <> sign(ifnull(computed, 0)) * ((abs(ifnull(computed, 0)) + 5000) / 10000 * 10000);

-- 印出的和录入的文字不同的各格
CREATE VIEW published_difference AS
WITH cell AS (
  SELECT 'printed_' || sheet || '/' || row || '/' || column AS at,
         view || '/' || key || '/' || column AS other,
         printed || '' AS printed, computed || '' AS computed
  FROM published_cell WHERE NOT amount
  UNION ALL
  -- “合计”印在哪一栏
  SELECT 'printed_' || sheet || '/' || row || '/code', NULL, raw_code, NULL
  FROM printed_coded WHERE total
  UNION ALL
  SELECT 'printed_' || sheet || '/' || row || '/name', NULL, raw_name, '合计'
  FROM printed_coded WHERE total
  UNION ALL
  -- 封面
  SELECT 'printed_front/1', 'head/1/name', p.name, h.name
  FROM printed_head p, head h WHERE p.name IS NOT NULL
  UNION ALL
  SELECT 'printed_front/1', 'head/1/edition', p.edition, h.edition
  FROM printed_head p, head h WHERE p.name IS NOT NULL
  UNION ALL
  SELECT 'printed_front/1', 'head/1/year', p.year || '', h.year || ''
  FROM printed_head p, head h WHERE p.year IS NOT NULL
)
SELECT at, other, ifnull(printed, '') AS printed, ifnull(computed, '') AS computed
FROM cell
WHERE fold(ifnull(printed, '')) <> fold(ifnull(computed, ''));

-- rule: R-PUB-02 error
-- zh: 公开文件印作“{printed}”，按录入的应为“{computed}”。
-- en: Published as “{printed}”, the facts say “{computed}”.
-- do-zh: 核对公开文件这一格和录入的文字，改正错的一边。
-- do-en: Compare this cell with the facts and correct the wrong side.
-- formula: 公开文件各表每一格的文字 = 录入的文字（不看空格和标点的宽窄）
-- source: 公开文件应与批复的预算一致
-- on: both
-- needs: published_pair
CREATE VIEW published_text AS
-- 长的文字只引开始不同的地方
WITH quoted AS (
  SELECT at, other, printed, computed,
         iif(max(length(printed), length(computed)) <= 30, 0, max(common(printed, computed) - 7, 1)) AS start
  FROM published_difference
)
SELECT at, other,
       CASE WHEN printed = '' THEN '（空白）' WHEN start = 0 THEN printed
            ELSE iif(start > 1, '…', '') || substr(printed, start, 24)
                 || iif(length(printed) > start + 23, '…', '') END AS printed,
       CASE WHEN computed = '' THEN '（空白）' WHEN start = 0 THEN computed
            ELSE iif(start > 1, '…', '') || substr(computed, start, 24)
                 || iif(length(computed) > start + 23, '…', '') END AS computed
FROM quoted;

-- rule: R-PUB-03 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 核对公开文件这张表的各行和录入的数。
-- do-en: Compare the rows of this table with the facts.
-- formula: 公开文件各表的行与由录入的数算出的行一一相对，次序相同
-- source: 公开文件应与批复的预算一致
-- on: both
-- needs: published_pair
CREATE VIEW published_rows AS
WITH shown AS (SELECT DISTINCT view, sheet FROM published_row),
ordered AS (
  SELECT view, sheet, row, printed_key, n, max(n) OVER (PARTITION BY view ORDER BY row
         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last
  FROM published_pair
),
first_out AS (SELECT view, sheet, min(row) AS row, printed_key FROM ordered WHERE n < last GROUP BY view)
SELECT c.view || '/' || c.key || '/key' AS at, '公开文件的这张表缺“' || c.key || '”一行' AS what,
       'The published table lacks the row “' || c.key || '”' AS what_en
FROM computed_row c JOIN shown s ON s.view = c.view LEFT JOIN published_pair p ON p.view = c.view
  AND p.key = c.key
WHERE p.key IS NULL
UNION ALL
SELECT 'printed_' || r.sheet || '/' || r.row, '公开文件多出“' || r.key || '”一行，录入的数里没有',
       'The published row “' || r.key || '” is not in the facts'
FROM published_row r LEFT JOIN published_pair p ON p.view = r.view AND p.printed_key = r.key
WHERE p.key IS NULL
UNION ALL
SELECT 'printed_' || sheet || '/' || row, '公开文件这张表从“' || printed_key || '”一行起，各行的次序与格式不同',
       'From the row “' || printed_key || '” on, the rows stand in another order than the format has'
FROM first_out;

-- 正文的标题和有序号的段落：list 是同一串序号，style 是序号的样子
CREATE VIEW numbered_line AS
WITH line AS (
  SELECT p.row, p.kind, p.number, p.mark, fold(p.mark) AS folded, n.level, n.text,
         max(iif(p.kind = 'heading', p.row, 0)) OVER (ORDER BY p.row) AS heading,
         max(iif(p.kind = 'heading' AND n.level < 2, p.row, 0)) OVER (ORDER BY p.row) AS in1,
         max(iif(p.kind = 'heading' AND n.level < 3, p.row, 0)) OVER (ORDER BY p.row) AS in2,
         max(iif(p.kind = 'heading' AND n.level < 4, p.row, 0)) OVER (ORDER BY p.row) AS in3,
         max(iif(p.kind = 'heading' AND n.level < 5, p.row, 0)) OVER (ORDER BY p.row) AS in4
  FROM paragraph p JOIN narrative n ON n.row = p.row
),
styled AS (
  SELECT *, iif(kind <> 'heading' AND number IS NULL, NULL,
                iif(substr(folded, 1, 1) = '(', '(', substr(folded, -1))
                || iif(substr(ltrim(folded, '('), 1, 1) BETWEEN '0' AND '9', '1', '一')) AS style
  FROM line
)
SELECT row, kind, number, mark, level, text, heading, style,
       iif(kind = 'heading',
           'heading ' || level || ' '
             || CASE level WHEN 1 THEN 0 WHEN 2 THEN in1 WHEN 3 THEN in2 WHEN 4 THEN in3 ELSE in4 END,
           'item ' || heading || ' ' || style) AS list
FROM styled
WHERE number IS NOT NULL
ORDER BY row;

-- rule: R-N-01 error
-- zh: 序号不连续：前一个是“{before}”，这里是“{mark}”，应为第{expected}个。
-- en: Numbers are not consecutive: “{before}” is followed by “{mark}”, where number {expected} should stand.
-- do-zh: 检查是否缺了一条，或改正序号。
-- do-en: See whether an entry is missing, or correct the number.
-- formula: 同一级标题、同一串条目的序号由一起依次加一；同一级标题的序号样子相同
-- source: GB/T 9704-2012 7.3.3
-- on: printed
-- needs: narrative paragraph
CREATE VIEW printed_numbering AS
WITH line AS (
  SELECT l.*, lag(number) OVER (PARTITION BY list ORDER BY row) AS last,
         lag(mark) OVER (PARTITION BY list ORDER BY row) AS last_mark,
         lag(row) OVER (PARTITION BY list ORDER BY row) AS last_row
  FROM numbered_line l
)
SELECT 'narrative/' || l.row || '/text' AS at,
       iif(l.last_row IS NULL, NULL, 'narrative/' || l.last_row || '/text') AS other,
       l.mark, ifnull(l.last_mark, '（没有）') AS before, ifnull(l.last, 0) + 1 AS expected
FROM line l
WHERE l.number <> ifnull(l.last, 0) + 1
  AND NOT (l.kind <> 'heading' AND l.number = 1)
  -- 各张表所在的部分另录，正文里没有
  AND NOT (l.kind = 'heading' AND l.level = 1 AND l.number = ifnull(l.last, 0) + 2
           AND (SELECT count(*) FROM frame f JOIN numeral n ON n.n = l.number - 1
                WHERE instr(fold(f.part), '第' || n.text || '部分') = 1) > 0);

-- rule: R-N-02 warning
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 删去重复的一处，或改成应有的内容。
-- do-en: Leave one of them out, or write what should stand there.
-- formula: 正文的段落、各表的备注不重复
-- source: 公开文件的文字应逐段核对
-- on: printed
CREATE VIEW printed_twice AS
WITH line AS (
  SELECT row, text, fold(text) AS folded, length(text) AS n,
         max(iif(kind = 'heading', row, 0)) OVER (ORDER BY row) AS heading, kind
  FROM narrative
),
again AS (
  SELECT row, text, folded, n, heading,
         min(row) OVER (PARTITION BY folded) AS first,
         min(row) OVER (PARTITION BY folded, heading) AS first_here
  FROM line
  WHERE kind <> 'heading'
)
SELECT 'narrative/' || row || '/text' AS at,
       'narrative/' || iif(first_here < row, first_here, first) || '/text' AS other,
       '段落“' || iif(n > 20, substr(text, 1, 20) || '…', text) || '”印了两遍' AS what,
       'The paragraph “' || iif(n > 20, substr(text, 1, 20) || '…', text) || '” is printed twice' AS what_en
FROM again
-- 不同标题下的短句、逐项写的“××年预算安排…”可以相同
WHERE first_here < row OR first < row AND n >= 40 AND instr(folded, '年预算安排') = 0
UNION ALL
SELECT 'frame/' || row || '/note_inside', 'frame/' || row || '/note_after',
       '《' || title || '》的备注说了两遍：“' || note_inside || '”和“' || note_after || '”',
       'The table ' || title || ' gives its note twice: “' || note_inside || '” and “' || note_after || '”'
FROM frame
WHERE fold(note_inside) = fold(note_after)
   OR instr(note_inside, '无此项') > 0 AND instr(note_after, '无此项') > 0;

-- rule: R-U-03 error
-- zh: 数字“{printed}”后面没有单位（“{before}{printed}{after}”）。
-- en: The number “{printed}” has no unit (“{before}{printed}{after}”).
-- do-zh: 金额后写明“万元”，增减率后写“%”。
-- do-en: Write 万元 after an amount, % after a rate.
-- formula: 正文里每个金额后有单位，每个增减率后有“%”
-- source: GB/T 15835-2011
-- on: printed
-- needs: narrative
CREATE VIEW printed_unit_of_amount AS
SELECT q.at, q.printed, q.before, q.after
FROM quantity q JOIN text t ON t.id = q.text_id
WHERE t.sheet = 'narrative' AND q.kind = 'plain' AND (q.decimals > 0 OR q.grouped)
  AND (q.direction IS NOT NULL OR q.subject IS NOT NULL) AND q.inside <> '《';

-- rule: R-D-01 error
-- zh: 年份不一致：文件是{year}年度的，这里写{found}年（“{text}”）。
-- en: The year differs: the document is of {year}, this says {found} (“{text}”).
-- do-zh: 改成本年度；封面的年度写错的，改封面。
-- do-en: Write the year of the document; if the cover is wrong, correct the cover.
-- formula: 封面、目录、标题、表名和说明文字里的预算年度相同
-- source: 预算法第十四条：公开的是本年度预算
-- on: printed
-- needs: head
CREATE VIEW printed_year AS
SELECT q.at, h.year, q.year AS found, iif(length(t.text) > 30, substr(t.text, 1, 30) || '…', t.text) AS text
FROM quantity q JOIN text t ON t.id = q.text_id, head h
WHERE q.kind = 'year' AND q.year <> h.year
  AND (t.sheet = 'front' OR t.sheet = 'narrative' AND t.kind = 'heading'
       OR t.sheet = 'frame' AND t.col IN ('part', 'heading', 'title'))
UNION ALL
SELECT s.at, h.year, s.value, s.text
FROM stated s, head h
WHERE s.view = 'head' AND s.column = 'year' AND s.value <> h.year
UNION ALL
-- 上年的原因照抄下来：“本单位××××年无本项经费预算安排”
SELECT q.at, h.year, q.year, q.before || q.printed || q.after
FROM quantity q JOIN text t ON t.id = q.text_id, head h
WHERE q.kind = 'year' AND q.year <> h.year AND t.sheet = 'narrative' AND t.kind <> 'heading'
  AND instr(q.after, '无本项') = 1;

-- rule: R-T-02 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 目录由标题重新生成。
-- do-en: Make the contents anew from the headings.
-- formula: 目录各条与正文的标题、各表的标题一一相符，页码不倒退
-- source: 公开文件应有目录，便于查阅
-- on: printed
-- needs: front narrative frame
CREATE VIEW printed_contents AS
WITH entry AS (
  SELECT row, text, fold(text) AS folded, page, lag(page) OVER (ORDER BY row) AS last_page
  FROM front
  WHERE part = '目录' AND fold(text) <> '目录'
),
title AS (
  SELECT 'narrative/' || row || '/text' AS at, text, fold(text) AS folded
  FROM narrative WHERE kind = 'heading' AND level <= 2
  UNION ALL
  SELECT 'frame/' || row || '/heading', heading, fold(heading) FROM frame WHERE heading IS NOT NULL
  UNION ALL
  SELECT 'frame/' || min(row) || '/part', part, fold(part) FROM frame WHERE part IS NOT NULL GROUP BY fold(part)
)
SELECT 'front/' || row || '/text' AS at, '目录里的“' || text || '”在正文里没有这个标题' AS what,
       'The contents list “' || text || '”, which is no heading of the document' AS what_en
FROM entry WHERE folded NOT IN (SELECT folded FROM title)
UNION ALL
SELECT at, '标题“' || text || '”不在目录里', 'The heading “' || text || '” is not in the contents'
FROM title WHERE folded NOT IN (SELECT folded FROM entry)
UNION ALL
SELECT 'front/' || row || '/page', '目录里“' || text || '”的页码' || page || '小于前一条的' || last_page,
       'The contents give page ' || page || ' for “' || text || '”, after page ' || last_page
FROM entry WHERE page < last_page
UNION ALL
SELECT 'front/' || row || '/page', '目录里“' || text || '”没有页码', 'The contents give no page for “' || text || '”'
FROM entry WHERE page IS NULL;

-- rule: R-C-02 error
-- zh: 科目{code}的名称应为“{official}”，印作“{name}”。
-- en: The name of code {code} is “{official}”, printed as “{name}”.
-- do-zh: 按本年度的《政府收支分类科目》改正名称；名称没有错的，改正编码。
-- do-en: Correct the name after the year's classification, or the code if that is wrong.
-- formula: 印出的科目名称等于科目表里该编码的名称（不看空格和括号的宽窄）
-- source: 财政部《政府收支分类科目》
-- on: printed
CREATE VIEW printed_code_name AS
WITH printed AS (
  SELECT sheet, row, 'name' AS col, code, name, sheet IN ('sheet_t8', 'sheet_t9') AS by_nature
  FROM coded WHERE NOT total
  UNION ALL
  SELECT sheet, row, 'spending_name', class, substr(right_name, instr(right_name, '、') + 1), 0
  FROM two_sided WHERE NOT total AND class IS NOT NULL
),
official AS (
  SELECT code, name, 0 AS by_nature FROM functional UNION ALL SELECT code, name, 1 FROM economic
)
SELECT p.sheet || '/' || p.row || '/' || p.col AS at, p.code, ifnull(p.name, '') AS name, o.name AS official
FROM printed p JOIN official o ON o.code = p.code AND o.by_nature = p.by_nature
WHERE fold(ifnull(p.name, '')) <> fold(o.name);

-- 各个项目：绩效目标表的资金，清单里各笔之和
CREATE VIEW printed_project AS
WITH listed AS (
  SELECT fold(project) AS folded, min(project) AS project, sum(sum) AS money, min(row) AS row, count(*) AS n
  FROM t11 WHERE NOT total GROUP BY fold(project)
),
formed AS (
  SELECT fold(project) AS folded, min(project) AS project, sum(money) AS money, min(row) AS row, min(key) AS key
  FROM form GROUP BY fold(project)
)
SELECT f.project AS form, f.row AS form_row, f.key AS form_key, f.money AS form_money,
       l.project AS line, l.row AS line_row, l.money AS line_money, l.n
FROM formed f LEFT JOIN listed l ON l.folded = f.folded
UNION ALL
SELECT NULL, NULL, NULL, NULL, l.project, l.row, l.money, l.n
FROM listed l WHERE l.folded NOT IN (SELECT folded FROM formed);

-- 名称不同而像是同一个的项目：两边都没有着落、金额相等的，或名称只差一两个字的
CREATE VIEW printed_renamed AS
SELECT f.form, f.form_row, l.line, l.line_row, f.line IS NULL AND l.form IS NULL AS alone
FROM printed_project f JOIN printed_project l
  ON f.form IS NOT NULL AND l.line IS NOT NULL
WHERE (f.line IS NULL AND l.form IS NULL AND f.form_money = l.line_money
       AND distance(f.form, l.line, 6) <= 6)
   OR ((f.line IS NULL OR l.form IS NULL) AND distance(f.form, l.line, 2) <= 2);

-- rule: R-P-01 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 每个项目一张绩效目标表；核对漏填的表、写错的个数或项目名称。
-- do-en: Each project has one form: look for a missing form, a wrong number or a wrong name.
-- formula: 绩效目标表的张数 = 专项资金清单的项目个数 = 说明文字所述个数
-- source: 预算法实施条例第六条；财政部绩效目标公开要求
-- on: printed
-- needs: form t11
CREATE VIEW printed_form_count AS
SELECT 'form/' || form_key || '/project' AS at,
       '项目“' || form || '”有绩效目标表，专项资金清单里没有这个项目' AS what,
       'The project “' || form || '” has a form, but is not in the list of projects' AS what_en
FROM printed_project
WHERE line IS NULL AND form NOT IN (SELECT form FROM printed_renamed WHERE alone)
UNION ALL
SELECT 'sheet_t11/' || line_row || '/project', '专项资金清单里的项目“' || line || '”没有绩效目标表',
       'The listed project “' || line || '” has no form'
FROM printed_project
WHERE form IS NULL AND line NOT IN (SELECT line FROM printed_renamed WHERE alone)
UNION ALL
SELECT s.at, '说明文字写共' || s.value || '个项目绩效目标，绩效目标表有' || f.n || '张',
       'The text states ' || s.value || ' performance targets, there are ' || f.n || ' forms'
FROM stated s, all_forms f
WHERE s.view = 'all_forms' AND s.column = 'n' AND s.value <> f.n;

-- rule: R-P-02 error
-- zh: 各张绩效目标表的{what}合计{a|amount}万元，{where}为{b|amount}万元，相差{d|amount}万元。
-- en: The forms sum up to {a|amount} ({what_en}), {where_en} says {b|amount}, difference {d|amount}.
-- do-zh: 逐个项目核对绩效目标表与专项资金清单的金额。
-- do-en: Compare the forms with the list of projects, project by project.
-- formula: 绩效目标表资金总额之和 = 表三项目支出合计；财政拨款之和 = 说明文字所述
-- source: 财政部绩效目标公开要求
-- on: printed
-- needs: form
CREATE VIEW printed_form_money AS
SELECT 't3/total/project' AS at, NULL AS other, (SELECT sum(money) FROM form) AS a, t.project AS b,
       (SELECT count(*) FROM form) AS n, '资金总额' AS what, 'total money' AS what_en,
       '支出预算总表的项目支出' AS "where", 'the table of expenditure' AS where_en
FROM t3 t
WHERE t.key = 'total' AND (SELECT sum(money) FROM form) <> t.project
UNION ALL
SELECT s.at, NULL, f.fiscal, s.value, f.n, '财政拨款', 'fiscal money', '说明文字所述', 'the text'
FROM stated s, all_forms f
WHERE s.view = 'all_forms' AND s.column = 'fiscal' AND s.value <> f.fiscal;

-- rule: R-P-03 error
-- zh: 项目“{project}”：绩效目标表{what}{a|amount}万元，{where}{b|amount}万元，相差{d|amount}万元。
-- en: Project “{project}”: the form says {a|amount} ({what_en}), {where_en} {b|amount}, difference {d|amount}.
-- do-zh: 核对该项目在绩效目标表和专项资金清单里的金额。
-- do-en: Compare the project's money in the form and in the list of projects.
-- formula: 资金总额 = 财政拨款 + 其他资金 = 专项资金清单中该项目各笔之和
-- source: 财政部绩效目标公开要求
-- on: printed
-- needs: form t11
CREATE VIEW printed_project_money AS
SELECT 'form/' || form_key || '/money' AS at, 'sheet_t11/' || line_row || '/sum' AS other, form AS project,
       form_money AS a, line_money AS b, n + 1 AS n, '资金总额' AS what, 'total' AS what_en,
       '专项资金清单各笔之和' AS "where", 'the lines of the list sum up to' AS where_en
FROM printed_project
WHERE form_money <> line_money
UNION ALL
SELECT 'form/' || key || '/money', NULL, project, money, fiscal + other, 2, '资金总额', 'total',
       '财政拨款与其他资金之和', 'fiscal and other money sum up to'
FROM form
WHERE money <> fiscal + other;

-- rule: R-G-09 warning
-- zh: 名称不一致：{what}“{a_name}”，{where}“{b_name}”。
-- en: Names differ: “{a_name}” ({what_en}), “{b_name}” ({where_en}).
-- do-zh: 同一项目、同一单位只用一个名称，改正写错的一处。
-- do-en: Use one name for one project or unit; correct the wrong one.
-- formula: 同一项目、单位的名称处处相同
-- source: 公开文件前后应一致
-- on: printed
CREATE VIEW printed_names AS
WITH named AS (
  SELECT row, unit, unit_name, fold(unit_name) AS folded,
         count(*) OVER (PARTITION BY fold(unit), fold(unit_name)) AS same,
         count(*) OVER (PARTITION BY fold(unit_name)) AS named_so
  FROM form WHERE unit_name IS NOT NULL AND unit IS NOT NULL
),
usual AS (
  SELECT n.*, first_value(unit_name) OVER (PARTITION BY fold(unit) ORDER BY same DESC, row) AS usual_name,
         max(same) OVER (PARTITION BY fold(unit)) AS most,
         first_value(unit) OVER (PARTITION BY folded ORDER BY same DESC, row) AS usual_unit,
         max(same) OVER (PARTITION BY folded) AS most_units
  FROM named n
),
department AS (
  SELECT row, department, count(*) OVER (PARTITION BY fold(department)) AS same
  FROM t11 WHERE NOT total AND department IS NOT NULL
),
usual_department AS (
  SELECT d.*, first_value(department) OVER (ORDER BY same DESC, row) AS usual, max(same) OVER () AS most
         FROM department d
)
SELECT 'sheet_t11/' || line_row || '/project' AS at, 'sheet_form/' || form_row || '/project' AS other,
       line AS a_name, form AS b_name, '专项资金清单写' AS what, 'list of projects' AS what_en,
       '绩效目标表写' AS "where", 'form' AS where_en
FROM printed_renamed
UNION ALL
SELECT 'sheet_form/' || row || '/unit_name', NULL, unit_name, usual_name, '这张绩效目标表的单位名称写', 'this form',
       '其余各表写', 'the other forms'
FROM usual WHERE same < most AND folded <> fold(usual_name)
UNION ALL
SELECT 'sheet_form/' || row || '/unit', NULL, unit, usual_unit, '同一单位的编码，这张绩效目标表写', 'code in this form',
       '其余各表写', 'code in the other forms'
FROM usual WHERE same < most_units AND fold(unit) <> fold(usual_unit)
UNION ALL
SELECT 'sheet_t11/' || row || '/department', NULL, department, usual, '主管部门名称这一行写', 'this line',
       '其余各行写', 'the other lines'
FROM usual_department WHERE same < most AND fold(department) <> fold(usual)
UNION ALL
SELECT 'sheet_form/' || row || '/title', 'sheet_form/' || row || '/project', title, project, '绩效目标表的表名写',
       'title of the form',
       '项目名称写', 'name of the project'
FROM sheet_form WHERE fold(title) <> fold(project || '项目绩效目标表');

-- rule: R-G-09 warning
-- zh: 名称不一致：这里写“{printed}”，项目名称是“{name}”。
-- en: Names differ: “{printed}” here, the project is called “{name}”.
-- do-zh: 用同一个名称。
-- do-en: Use one name.
-- formula: 项目在正文、绩效目标表、专项资金清单中名称相同
-- source: 公开文件前后应一致
-- on: printed
-- needs: text term
CREATE VIEW printed_near_name AS
SELECT n.at, n.printed, n.term AS name
FROM near n JOIN text t ON t.id = n.text_id
WHERE n.kind = 'project' AND t.sheet = 'narrative'
  AND fold(n.printed) NOT IN (SELECT fold(term) FROM term)
GROUP BY n.text_id, n.printed;


-- ==== 正文所述的数 ====
-- 正文由程序按样式的句子读回：stated 是每个空处所写的数和字，said 是认出的每一句，
-- unread 是没有哪一句能说明的数和句子（gen/narrative/narrative.h）。

-- 与上年的比较，一个事项一行：写的本年数、增减额、增减率，和它们前面的词说的方向。
-- 一句里没有写的，列为空。
CREATE VIEW stated_change AS
WITH piece AS (
  SELECT s.view, s.column, s.value, s.scaled, s.digits, s.text, s.at, s.said, fold(s.before) AS words
  FROM stated s
  WHERE s.view_key IS NULL AND s.column IN ('amount', 'change', 'rate')
    AND s.view IN (SELECT view FROM stated WHERE column IN ('change', 'rate', 'reason'))
)
SELECT p.view, max(iif(p.column = 'amount', p.value, NULL)) AS amount,
       max(iif(p.column = 'amount', p.at, NULL)) AS amount_at,
       max(iif(p.column = 'change', p.value, NULL)) AS change,
       max(iif(p.column = 'change', p.at, NULL)) AS change_at,
       max(iif(p.column = 'rate', p.scaled, NULL)) AS rate,
       max(iif(p.column = 'rate', p.digits, NULL)) AS rate_digits,
       max(iif(p.column = 'rate', p.text, NULL)) AS rate_text,
       max(iif(p.column = 'rate', p.at, NULL)) AS rate_at,
       max(iif(p.column = 'change', (instr(p.words, '增') > 0 OR instr(p.words, '升') > 0 OR instr(p.words, '提高') > 0)
           - (instr(p.words, '减') > 0 OR instr(p.words, '降') > 0), NULL)) AS change_sign,
       max(iif(p.column = 'rate', (instr(p.words, '增') > 0 OR instr(p.words, '升') > 0 OR instr(p.words, '提高') > 0)
           - (instr(p.words, '减') > 0 OR instr(p.words, '降') > 0), NULL)) AS rate_sign
FROM piece p
GROUP BY p.view;

-- rule: R-G-01 error
-- zh: 正文“{text}”没有核对。
-- en: “{text}” in the text was not checked.
-- do-zh: 对照样式的句子，看是否写错、多写；确需另写的，请人工核对。
-- do-en: Compare it with the sentences of the format; what has to be worded otherwise is checked by hand.
-- formula: 正文的每一个数都在样式的句子里
-- source: 公开文件的文字应逐句核对
-- on: printed
-- needs: narrative said
CREATE VIEW unread_text AS
SELECT at, text, 'unknown' AS outcome,
       iif(number IS NULL, '正文“' || text || '”不像本样式的任何一句，没有核对',
           '正文的数“' || number || '”（“' || text || '”）'
           || iif(why = 'alike', '有几处可能，分不清说的是哪一项，没有核对', '不在本样式的句子里，没有核对')) AS why,
       iif(number IS NULL, '“' || text || '” is like no sentence of the format and was not checked',
           'The number “' || number || '” (“' || text || '”) is in no sentence of the format and was not checked') AS why_en
FROM unread
UNION ALL
SELECT s.at, s.before || s.text || s.after, 'unknown',
       '正文“' || s.before || s.text || s.after || '”应有一个数，读不出来，没有核对',
       'No number can be read in “' || s.before || s.text || s.after || '”'
FROM stated s
WHERE s.value IS NULL AND s.format IN ('amount', 'rate');

-- rule: R-Y-02 error
-- zh: 增减率写作{printed}%，按所写的数应为{right}%（{basis}）。
-- en: The rate is given as {printed} %, the stated amounts yield {right} %.
-- do-zh: 增减率 = 增减额 ÷ 上年数，上年数 = 本年数减去增加额或加上减少额。
-- do-en: The rate is the change divided by last year's amount.
-- formula: 增减率 = 增减额 ÷（本年数 ∓ 增减额），按所写的小数位数
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_rate AS
WITH base AS (
  SELECT *, (amount - change_sign * change) / 10000 AS last, change / 10000 AS hundredths
  FROM stated_change WHERE rate IS NOT NULL AND change IS NOT NULL AND amount IS NOT NULL AND change_sign <> 0
),
wide AS (
  -- 所写的数都四舍五入过，增减率也就有一个范围
  SELECT *, rate(hundredths, last, rate_digits) AS exact,
         rate(2 * hundredths - 1, 2 * last + 2, rate_digits) AS low,
         rate(2 * hundredths + 1, 2 * last - 2, rate_digits) AS high
  FROM base WHERE last > 1 AND rate_digits BETWEEN 0 AND 4
)
SELECT rate_at AS at, change_at AS other, rate_text AS printed,
       iif(rate_digits = 0, exact, (exact / unit) || '.' || substr('0000' || (exact % unit), -rate_digits)) AS right,
       '增减额 ÷ 上年数' AS basis
FROM (SELECT *, CASE rate_digits WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000 ELSE 10000 END AS unit
      FROM wide)
WHERE rate < low OR rate > high
UNION ALL
SELECT rate_at, change_at, rate_text, '——', '推算的上年数不大于零，不应写增减率'
FROM base WHERE last <= 0;

-- rule: R-Y-03 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 没有增减的写“与上年持平”；增加、减少要与数相符，前后一致。
-- do-en: Say “与上年持平” where nothing changes; the words have to fit the figures and each other.
-- formula: 持平 ⇔ 增减额为0；增加、增长 ⇔ 增减额 > 0；减少、下降、降低 ⇔ 增减额 < 0；下降100% ⇔ 本年数为0
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_direction AS
SELECT c.rate_at AS at, NULL AS other, NULL AS severity,
       '同一句里一处说' || iif(c.change_sign > 0, '增加', '减少') || '、一处说' || iif(c.rate_sign > 0, '增长', '下降') AS what,
       'One sentence speaks of an increase and of a decrease' AS what_en
FROM stated_change c WHERE c.change_sign * c.rate_sign = -1
UNION ALL
SELECT change_at, NULL, 'warning', '写了“' || iif(change_sign > 0, '增加', '减少') || '0万元”，应写“与上年持平”',
       'A change of 0 is put into words as ' || iif(change_sign > 0, 'an increase', 'a decrease')
FROM stated_change WHERE change = 0
UNION ALL
SELECT change_at, amount_at, NULL, '增减额写成了负数', 'The change is given as a negative number'
FROM stated_change WHERE change < 0
UNION ALL
SELECT d.at, c.amount_at, NULL, '说下降100%，本年数却不为0', 'A decrease by 100 % is stated, but this year there is money'
FROM said d JOIN stated_change c ON c.view = d.test_view
WHERE d.variant IN ('gone', 'gone_why') AND c.amount <> 0
UNION ALL
SELECT c.rate_at, c.amount_at, NULL, '说下降100%，本年数却不为0', 'A decrease by 100 % is stated, but this year there is money'
FROM stated_change c
WHERE c.rate_sign < 0 AND c.amount <> 0
  AND c.rate = 100 * CASE c.rate_digits WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000 ELSE 10000 END
  AND c.change <> c.amount;

-- rule: R-Y-05 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 写明增减的主要原因。
-- do-en: Give the main reason of the change.
-- formula: 有增减就有原因，原因不是空的
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative said
CREATE VIEW stated_reason AS
SELECT s.at, '“主要原因是”后面没有原因' AS what, 'No reason follows “主要原因是”' AS what_en
FROM stated s
WHERE s.column = 'reason'
  AND trim(fold(s.text), '，。、；：,.;:') IN ('', '无', '略', '其他', '其它', '暂无')
UNION ALL
SELECT d.at, '“' || d.heading || '”比上年有增减，没有写原因', 'A change is stated, but no reason for it'
FROM said d JOIN stated_change c ON c.view = d.test_view
WHERE d.variant IN ('up', 'down') AND c.change <> 0
  AND NOT EXISTS (SELECT 1 FROM stated r WHERE r.view = d.test_view AND r.column = 'reason');

-- rule: R-U-03 error
-- zh: 数字“{printed}”后面应写“{unit}”，现在是“{after}”。
-- en: The number “{printed}” should be followed by {unit}, it is followed by “{after}”.
-- do-zh: 金额后写明“万元”，增减率后写“%”。
-- do-en: Write 万元 after an amount, % after a rate.
-- formula: 正文里每个金额后有单位，每个增减率后有“%”
-- source: GB/T 15835-2011
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_unit AS
SELECT s.at, s.text AS printed, iif(s.format = 'rate', '%', '万元') AS unit, s.after
FROM stated s
WHERE s.format IN ('amount', 'rate') AND s.value IS NOT NULL
  AND instr(fold(s.after), iif(s.format = 'rate', '%', '万元')) <> 1
  -- 上一条按数字本身已经指出的
  AND NOT EXISTS (SELECT 1 FROM printed_unit_of_amount q WHERE q.at = s.at AND q.printed = s.text);


-- ==== 文字 ====

-- 指标里的每个量，连同它的指标：value 是千分之一基本单位（钱是分），goal 是目标值，单位相同
-- same 为真：量的单位和计量单位是同一种；claim 为真：说的就是目标，不是“每少1场扣2分”之类
CREATE VIEW indicator_said AS
WITH unit AS (
  SELECT row, project, level3, level2, nature, direction, target, measure,
         iif(substr(measure, 1, 1) IN ('万', '亿') AND length(measure) > 1, substr(measure, 2), measure) AS plain_measure
  FROM form_indicator
  WHERE target IS NOT NULL
),
goal AS MATERIALIZED (
  SELECT row, project, level3, level2, nature, direction, target, measure, plain_measure,
         CASE WHEN plain_measure IN ('%', '百分比', '％') THEN '%'
              WHEN plain_measure IN ('个', '名', '人', '人数', '位', '村') THEN '个' WHEN plain_measure IN ('次', '场') THEN '次'
              WHEN plain_measure IN ('件', '起', '宗', '例') THEN '件' WHEN plain_measure IN ('天', '日') THEN '天'
              ELSE plain_measure END AS family,
         CASE WHEN measure IS NULL OR plain_measure IN ('%', '百分比', '％') THEN milli(target)
              ELSE coalesce(milli(target || measure), milli(target)) END AS goal
  FROM unit
),
said AS (
  SELECT t.sheet, g.*, t.col, t.text, t.at, q.id, q.pos, q.sentence, q.printed, q.kind, q.n, q.decimals, q.base, q.milli,
         q.rate, q.compare, q.compare_word, q.inside, q.before, q.after,
         CASE WHEN q.kind = 'percent' THEN '%' WHEN q.kind = 'money' THEN '元'
              WHEN q.base IN ('个', '名', '人', '人数', '位', '村') THEN '个' WHEN q.base IN ('次', '场') THEN '次'
              WHEN q.base IN ('件', '起', '宗', '例') THEN '件' WHEN q.base IN ('天', '日', '工作日', '个工作日') THEN '天'
              ELSE q.base END AS said_family
  FROM goal g
  JOIN text t ON t.row = g.row AND t.sheet IN ('indicator', 'sheet_indicator')
             AND t.col IN ('level3', 'meaning', 'formula', 'scoring')
  JOIN quantity q ON q.text_id = t.id
  WHERE q.kind IN ('money', 'percent', 'count', 'plain')
)
SELECT *,
       iif(kind = 'percent', rate * 10, milli) AS value,
       measure IS NULL OR said_family = family OR instr(plain_measure, ifnull(base, '-')) = 1 AS same,
       inside NOT IN ('《', '“') AND kind <> 'plain'
       AND substr(before, -1) NOT IN ('*', '×', '/', '÷', '+', '=', '各')
       AND substr(before, -2) NOT IN ('发生')
       AND iif(instr(before, '每') = 0, 1,
               instr(before, '每少') = 0 AND instr(before, '每低') = 0 AND instr(before, '每多') = 0
               AND instr(before, '每高') = 0 AND instr(before, '每超') = 0 AND instr(before, '每差') = 0
               AND instr(before, '每延') = 0 AND instr(before, '每发生') = 0 AND instr(before, '每降') = 0
               AND instr(before, '每增') = 0 AND instr(before, '每有') = 0)
       AND (substr(after, 1, 1) <> '扣' OR compare IS NOT NULL)
       AND (col = 'level3' OR instr(before, '每') = 0)
       AND (col <> 'meaning' OR kind <> 'money' OR compare IS NOT NULL) AS claim
FROM said;

-- 名称里的数用了别的单位的指标：名称中没有以计量单位写出的数，却有一个数等于目标值（或者说的是钱而填了%）
CREATE VIEW indicator_other_unit AS
SELECT s.at, s.sheet, s.row, s.project, s.level3, min(s.printed) AS printed, s.measure
FROM indicator_said s
WHERE s.col = 'level3' AND s.claim AND NOT s.same AND s.measure IS NOT NULL
  AND (s.n = milli(s.target) * CASE s.decimals WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 ELSE 1000 END / 1000
       OR s.family = '%' AND s.kind = 'money')
  AND NOT EXISTS (SELECT 1 FROM indicator_said o
                  WHERE o.row = s.row AND o.col = 'level3' AND o.same AND o.kind <> 'plain')
GROUP BY s.row;

-- 每个指标的每段文字里，有没有与目标值相同的数
CREATE VIEW indicator_field AS
SELECT row, col, max(same AND value = goal) AS has_goal FROM indicator_said GROUP BY row, col;

-- 说到目标却没有一处与目标值相同的文字（相乘得到目标值的也算相同）
CREATE VIEW indicator_unlike AS
WITH suspect AS MATERIALIZED (
  SELECT s.* FROM indicator_field f CROSS JOIN indicator_said s ON s.row = f.row AND s.col = f.col
  WHERE NOT ifnull(f.has_goal, 0) AND s.same AND s.claim AND s.value IS NOT NULL AND s.goal IS NOT NULL
    AND s.row NOT IN (SELECT row FROM indicator_other_unit)
)
SELECT s.sheet, s.row, s.col, s.project, s.level3, s.target, s.measure, s.goal, s.at,
       min(s.id) AS id, min(s.value) AS value
FROM suspect s
WHERE (s.col = 'level3'
       OR NOT EXISTS (SELECT 1 FROM indicator_said o
                      WHERE o.row = s.row AND o.col = 'level3' AND o.same AND o.value = s.value)
       OR NOT EXISTS (SELECT 1 FROM indicator_field o WHERE o.row = s.row AND o.col = 'level3' AND o.has_goal))
  AND NOT EXISTS (SELECT 1 FROM indicator_said o
                  CROSS JOIN indicator_said p ON p.row = o.row AND p.col = o.col AND p.id > o.id
                  WHERE o.row = s.row AND o.col = s.col AND o.value * p.value = s.goal * 1000)
GROUP BY s.row, s.col;

-- rule: R-P-06 warning
-- zh: 项目“{project}”的指标“{name}”：文字写的是{printed}，目标值填的是{target}{measure}。
-- en: Project “{project}”, indicator “{name}”: the words say {printed}, the target is {target}{measure}.
-- do-zh: 核对指标名称、解释、公式、评分标准和目标值，改正其中写错的一处。
-- do-en: Compare name, meaning, formula, scoring and target, and correct the one that is wrong.
-- formula: 三级指标、内涵解释、计算公式、评分标准中以计量单位写出的目标 = 本年目标值
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form_indicator quantity
CREATE VIEW r_p_06 AS
SELECT u.at, u.sheet || '/' || u.row || '/target' AS other, u.project, ifnull(u.level3, '') AS name,
       q.printed, u.target, ifnull(u.measure, '') AS measure
FROM (SELECT *, row_number() OVER (PARTITION BY row ORDER BY
             CASE col WHEN 'level3' THEN 1 WHEN 'scoring' THEN 2 WHEN 'formula' THEN 3 ELSE 4 END) AS nth
      FROM indicator_unlike) u
JOIN quantity q ON q.id = u.id
WHERE u.nth = 1 AND (u.goal = 0 OR u.value = 0 OR u.value <> u.goal * 10000 AND u.goal <> u.value * 10000);

-- rule: R-U-02-I error
-- zh: 项目“{project}”的指标“{name}”：文字写的是{printed}，目标值填的是{target}{measure}，正好相差一万倍，疑似元与万元混用。
-- en: Project “{project}”, indicator “{name}”: the words say {printed}, the target is {target}{measure}, exactly ten thousand times apart: yuan and ten thousand yuan may have been mixed up.
-- do-zh: 核对目标值和计量单位。
-- do-en: Check the target and its unit.
-- formula: 目标值与文字中的金额不相差一万倍
-- source: 预算公开中金额单位应当前后一致
-- on: facts printed
-- needs: form_indicator quantity
CREATE VIEW r_u_02_indicator AS
SELECT u.at, u.sheet || '/' || u.row || '/measure' AS other, u.project, ifnull(u.level3, '') AS name,
       q.printed, u.target, ifnull(u.measure, '') AS measure
FROM indicator_unlike u JOIN quantity q ON q.id = u.id
WHERE u.goal <> 0 AND u.value <> 0 AND (u.value = u.goal * 10000 OR u.goal = u.value * 10000);

-- rule: R-P-06-C warning
-- zh: 项目“{project}”的成本指标合计{a|amount}万元，项目资金是{b|amount}万元，相差{d|amount}万元。
-- en: The cost indicators of project “{project}” add up to {a|amount}, its money is {b|amount}, difference {d|amount}.
-- do-zh: 核对成本指标的目标值和项目资金；指标只说其中一部分的，在名称中写明。
-- do-en: Check the targets of the cost indicators and the money; say in the name if an indicator covers only a part.
-- formula: 以元、万元、亿元计量且不是人均、单价、增长数的成本指标之和 = 项目资金总额
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form form_indicator quantity
CREATE VIEW r_p_06_cost AS
SELECT c.sheet || '/' || c.row || '/target' AS at, 'form/' || f.key || '/money' AS other,
       f.project, c.fen AS a, f.money AS b, iif(c.fen > f.money, 'warning', 'info') AS severity
FROM (
  SELECT i.project, min(i.row) AS row,
         sum(milli(i.target) * CASE i.measure WHEN '元' THEN 1 WHEN '万元' THEN 10000 ELSE 100000000 END / 10) AS fen,
         (SELECT sheet FROM text WHERE sheet IN ('indicator', 'sheet_indicator') LIMIT 1) AS sheet
  FROM form_indicator i
  WHERE i.level2 = '成本指标' AND i.measure IN ('元', '万元', '亿元') AND i.target IS NOT NULL
    AND instr(ifnull(i.level3, ''), '每') = 0 AND instr(ifnull(i.level3, ''), '人均') = 0
    AND instr(ifnull(i.level3, ''), '平均') = 0 AND instr(ifnull(i.level3, ''), '增长') = 0
    AND instr(ifnull(i.level3, ''), '单价') = 0 AND instr(ifnull(i.level3, ''), '标准') = 0
    AND instr(ifnull(i.level3, ''), '户均') = 0
  GROUP BY i.project
) c JOIN form f ON f.project = c.project
WHERE c.fen <> f.money;

-- 文字要求的方向：不低于、达到是不少于；“低于……扣分、不得分”也是不少于。一句里有两处的，看后一处
CREATE VIEW indicator_wanted AS
WITH scored AS MATERIALIZED (
  SELECT s.*, s.compare IN ('<', '>') OR s.compare_word = '以下' AS bare,
         instr(substr(s.text, s.pos), '不得分') > 0 OR instr(substr(s.text, s.pos), '扣') > 0 AS penalty
  FROM indicator_said s
  WHERE s.compare IS NOT NULL AND s.same AND s.value = s.goal AND s.inside NOT IN ('《', '“')
)
SELECT sheet, row, col, at, project, level3, direction, nature, target, measure, printed, compare, compare_word,
       CASE WHEN bare AND penalty AND col IN ('formula', 'scoring') THEN iif(compare IN ('<', '<='), '>=', '<=')
            WHEN bare AND col IN ('formula', 'scoring') THEN NULL
            WHEN compare IN ('>', '>=') THEN '>=' WHEN compare IN ('<', '<=') THEN '<=' END AS wanted
FROM scored s
WHERE NOT bare OR pos = (SELECT max(pos) FROM scored o WHERE o.row = s.row AND o.col = s.col AND o.bare);

-- rule: R-P-07 warning
-- zh: 项目“{project}”的指标“{name}”：文字写“{word}”，指标方向填的是“{direction}”，两者相反。
-- en: Project “{project}”, indicator “{name}”: the words say “{word}”, the direction is “{direction}”: the opposite.
-- do-zh: 改正文字或者指标方向。
-- do-en: Correct the words or the direction.
-- formula: 不低于、不少于、达到⇒大于等于；不高于、不超过、以内⇒小于等于
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form_indicator quantity
CREATE VIEW r_p_07_words AS
SELECT at, sheet || '/' || row || '/direction' AS other, project, ifnull(level3, '') AS name,
       compare_word AS word, direction
FROM (SELECT *, row_number() OVER (PARTITION BY row ORDER BY col) AS nth FROM indicator_wanted
      WHERE wanted = '>=' AND direction IN ('小于等于', '小于')
         OR wanted = '<=' AND direction IN ('大于等于', '大于'))
WHERE nth = 1;

-- rule: R-P-07-N warning
-- zh: 项目“{project}”的指标“{name}”：指标性质是“{nature}”，指标方向是“{direction}”，两者不合。
-- en: Project “{project}”, indicator “{name}”: its nature “{nature}” and its direction “{direction}” do not go together.
-- do-zh: 正向指标越大越好，用大于等于；反向指标越小越好，用小于等于。
-- do-en: For 正向 (the more the better) use 大于等于, for 反向 (the less the better) 小于等于.
-- formula: 正向⇒大于等于、大于或等于；反向⇒小于等于、小于或等于
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form_indicator text
CREATE VIEW r_p_07_nature AS
SELECT (SELECT sheet FROM text WHERE sheet IN ('indicator', 'sheet_indicator') LIMIT 1) || '/' || row || '/direction' AS at,
       project, ifnull(level3, '') AS name, nature, direction
FROM form_indicator
WHERE nature = '正向' AND direction IN ('小于等于', '小于') OR nature = '反向' AND direction IN ('大于等于', '大于');

-- rule: R-P-07-Z warning
-- zh: 项目“{project}”的指标“{name}”：目标值为0，方向却是“{direction}”，没有意义。
-- en: Project “{project}”, indicator “{name}”: the target is 0 and the direction “{direction}”, which has no meaning.
-- do-zh: 目标是“不发生”的，方向用小于等于或等于。
-- do-en: Where nothing must happen, use 小于等于 or 等于.
-- formula: 目标值为0⇒方向不是小于、大于等于
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form_indicator text
CREATE VIEW r_p_07_zero AS
SELECT (SELECT sheet FROM text WHERE sheet IN ('indicator', 'sheet_indicator') LIMIT 1) || '/' || row || '/direction' AS at,
       project, ifnull(level3, '') AS name, direction
FROM form_indicator
WHERE milli(target) = 0 AND direction IN ('小于', '大于等于');

-- rule: R-P-07-U warning
-- zh: 项目“{project}”的指标“{name}”：文字写的是{printed}，计量单位填的是“{measure}”。
-- en: Project “{project}”, indicator “{name}”: the words say {printed}, the unit is “{measure}”.
-- do-zh: 改正计量单位；各种率、比例用%。
-- do-en: Correct the unit; rates and shares take %.
-- formula: 计量单位 = 指标名称中该数的单位
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form_indicator quantity
CREATE VIEW r_p_07_unit AS
SELECT at, sheet || '/' || row || '/measure' AS other, project, level3 AS name, printed, measure
FROM indicator_other_unit;

-- rule: R-P-07-S warning
-- zh: 项目“{project}”的指标“{name}”：“{printed}，不得分”，按字面达到目标反而不得分。
-- en: Project “{project}”, indicator “{name}”: “{printed}, no points”: taken literally, whoever reaches the target gets no points.
-- do-zh: 写明“未达到……，不得分”。
-- do-en: Say “below …, no points”.
-- formula: 达到目标⇒得分
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form_indicator quantity
CREATE VIEW r_p_07_points AS
SELECT at, project, ifnull(level3, '') AS name, printed
FROM (SELECT *, row_number() OVER (PARTITION BY row ORDER BY col DESC) AS nth FROM indicator_said
      WHERE col IN ('formula', 'scoring') AND same AND claim AND value = goal
        AND direction IN ('大于等于', '大于') AND ifnull(compare, '=') IN ('=', '>=')
        AND substr(text, pos + length(printed), 4) IN ('，不得分', ',不得分'))
WHERE nth = 1;

-- rule: R-P-06-H warning
-- zh: 项目“{project}”的指标“{name}”：上半年目标值{half}大于全年目标值{target}。
-- en: Project “{project}”, indicator “{name}”: the target of the half year, {half}, is above that of the year, {target}.
-- do-zh: 核对两个目标值。
-- do-en: Check both targets.
-- formula: 正向指标：上半年目标值 ≤ 本年目标值
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form_indicator text
CREATE VIEW r_p_06_half AS
SELECT (SELECT sheet FROM text WHERE sheet IN ('indicator', 'sheet_indicator') LIMIT 1) || '/' || row || '/target_half_year' AS at,
       (SELECT sheet FROM text WHERE sheet IN ('indicator', 'sheet_indicator') LIMIT 1) || '/' || row || '/target' AS other,
       project, ifnull(level3, '') AS name, target_half_year AS half, target
FROM form_indicator
WHERE nature = '正向' AND direction IN ('大于等于', '大于', '等于') AND milli(target_half_year) > milli(target);

-- rule: R-P-08 warning
-- zh: 项目“{project}”的绩效目标表缺少{kind}。
-- en: The performance form of project “{project}” has no {kind}.
-- do-zh: 补上这一类指标；不需要的，在备注中说明。
-- do-en: Add an indicator of this kind, or explain in the remarks why there is none.
-- formula: 每张绩效目标表都有数量、质量、时效、成本指标和效益指标、满意度指标
-- source: 项目支出绩效评价管理办法（财预〔2020〕10号）
-- on: facts printed
-- needs: form form_indicator
CREATE VIEW r_p_08 AS
WITH kind(kind) AS (VALUES ('数量指标'), ('质量指标'), ('时效指标'), ('成本指标'), ('效益指标'), ('满意度指标'))
SELECT 'form/' || f.key || '/project' AS at, f.project, k.kind,
       iif(EXISTS (SELECT 1 FROM form_indicator i WHERE i.project = f.project AND (i.level1 IS NULL OR i.level2 IS NULL)),
           'unknown', NULL) AS outcome,
       '项目“' || f.project || '”有的指标没有填写类别，不能判断是否缺少' || k.kind || '。' AS why,
       'An indicator of project “' || f.project || '” has no kind, so it cannot be told whether ' || k.kind || ' is missing.' AS why_en
FROM form f CROSS JOIN kind k
WHERE EXISTS (SELECT 1 FROM form_indicator i WHERE i.project = f.project)
  AND NOT EXISTS (SELECT 1 FROM form_indicator i WHERE i.project = f.project AND (i.level1 = k.kind OR i.level2 = k.kind))
UNION ALL
SELECT 'form/' || f.key || '/project', f.project, '指标', NULL, NULL, NULL
FROM form f
WHERE f.remark IS NULL AND NOT EXISTS (SELECT 1 FROM form_indicator i WHERE i.project = f.project);

-- rule: R-N-02-I warning
-- zh: 项目“{project}”的指标“{name}”出现两次。
-- en: Project “{project}” has the indicator “{name}” twice.
-- do-zh: 删去重复的一个。
-- do-en: Delete one of the two.
-- formula: 一个项目的三级指标不重复
-- source: 国务院办公厅政务公开工作要点
-- on: facts printed
-- needs: form_indicator text
CREATE VIEW r_n_02_indicator AS
WITH name AS MATERIALIZED (
  SELECT i.row, i.project, i.level3, t.sheet, t.folded
  FROM text t JOIN form_indicator i ON i.row = t.row
  WHERE t.col = 'level3' AND t.sheet IN ('indicator', 'sheet_indicator')
)
SELECT i.sheet || '/' || i.row || '/level3' AS at, o.sheet || '/' || min(o.row) || '/level3' AS other, i.project, i.level3 AS name
FROM name i JOIN name o ON o.project = i.project AND o.folded = i.folded AND o.row < i.row
GROUP BY i.row;

-- rule: R-T-01 error
-- zh: 残留样本的填写提示“{excerpt}”。
-- en: A hint of the form is left in: “{excerpt}”.
-- do-zh: 删去提示，填写实际内容。
-- do-en: Delete the hint and fill in what is meant.
-- formula: 没有XX、××、填写说明、空括号等
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: facts printed
-- needs: text
CREATE VIEW r_t_01 AS
SELECT at, excerpt FROM mark WHERE kind IN ('residue', 'empty');

-- rule: R-T-03 warning
-- zh: “{excerpt}”的括号或引号没有配对，文字疑似被截断。
-- en: A bracket or quote in “{excerpt}” has no partner; the text may have been cut.
-- do-zh: 补全文字和标点。
-- do-en: Complete the text and its punctuation.
-- formula: 括号、引号、书名号成对
-- source: 标点符号用法（GB/T 15834—2011）
-- on: facts printed
-- needs: text
CREATE VIEW r_t_03 AS
SELECT at, excerpt FROM mark WHERE kind IN ('unclosed', 'unopened', 'crossed');

-- rule: R-T-04 warning
-- zh: 文字中的算式“{excerpt}”不成立。
-- en: The sum in the text does not hold: “{excerpt}”.
-- do-zh: 核对算式的各个数和结果。
-- do-en: Check the numbers and the result.
-- formula: 等号左边 = 等号右边
-- source: 预算公开数据应当真实、准确
-- on: facts printed
-- needs: text
CREATE VIEW r_t_04 AS
SELECT at, excerpt FROM mark WHERE kind = 'arithmetic' AND sense = 'fails';

-- rule: R-U-04 warning
-- zh: “{excerpt}”的写法不合规范：{what}。
-- en: “{excerpt}” is not written as it should be.
-- do-zh: 中文之间用全角标点，数字用半角，发文年份用六角括号〔〕。
-- do-en: Full-width punctuation between Chinese, half-width digits, 〔〕 around the year of a document number.
-- formula: 同一文件的数字和标点写法统一
-- source: 出版物上数字用法（GB/T 15835—2011）、党政机关公文格式（GB/T 9704—2012）
-- on: facts printed
-- needs: text
CREATE VIEW r_u_04 AS
SELECT m.at, min(m.excerpt) AS excerpt,
       CASE m.sense WHEN 'bracket' THEN '半角括号' WHEN 'comma' THEN '半角逗号或分号' WHEN 'colon' THEN '半角冒号'
            WHEN 'digit' THEN '全角数字' ELSE '发文年份的括号' END AS what
FROM mark m JOIN text t ON t.id = m.text_id
WHERE m.kind = 'style' AND t.col <> 'formula'
GROUP BY m.text_id, m.sense;

-- rule: R-PI-01 error
-- zh: 含有个人信息：{excerpt}。
-- en: Personal data: {excerpt}.
-- do-zh: 删去，或者改为职务、总机等可以公开的内容。
-- do-en: Remove it, or give the office or switchboard instead.
-- formula: 不公开手机和直线电话、身份证号、银行卡号、电子邮箱、姓名、住址
-- source: 政府信息公开条例、个人信息保护法
-- on: facts printed
-- needs: text
CREATE VIEW r_pi_01 AS
SELECT at, excerpt FROM mark
WHERE kind IN ('mobile', 'landline', 'id_card', 'bank_card', 'email', 'person', 'address');

-- rule: R-SEC-01 warning
-- zh: 涉及敏感内容：{excerpt}，请确认已经通过保密审查。
-- en: A sensitive matter: {excerpt}; make sure that a review of secrecy has passed it.
-- do-zh: 经保密审查可以公开的，登记在《保密审查》的审查范围中；不能公开的，按规定隐去。
-- do-en: Record the review in the sheet 保密审查 if it may be published; withhold it if not.
-- formula: 203、20403、20409类款的科目、密级标志、安防设施数量、健康群体
-- source: 保守国家秘密法、预算法第十四条
-- on: facts printed
-- needs: text
CREATE VIEW r_sec_01 AS
SELECT min(m.id) AS id, m.at, m.excerpt FROM mark m
WHERE m.kind IN ('secrecy', 'health', 'item', 'installation') AND NOT m.reviewed
GROUP BY m.kind, m.excerpt;
