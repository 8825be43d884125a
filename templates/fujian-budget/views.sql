-- 福建省部门预算公开：文件里的每一个数都在这里算出。
-- 金额单位是分；增减率单位是万分之一。后面的视图可以用前面的。
-- CROSS JOIN 是先取左边的表，MATERIALIZED 是只算一次：只影响快慢，不影响结果。
-- total 为真的行是合计；depth 是科目的级次：类 0、款 1、项 2；key 是一行的名字。


-- ==== 科目和序号 ====

-- 本年度有效的功能科目
CREATE VIEW functional AS
SELECT c.code, c.name, (length(c.code) - 3) / 2 AS depth, max(ifnull(c.from_year, 0)) AS edition
FROM functional_code c CROSS JOIN department d
WHERE ifnull(c.from_year, d.year) <= d.year AND ifnull(c.to_year, d.year) >= d.year
GROUP BY c.code
ORDER BY c.code;

-- 本年度有效的部门经济科目
CREATE VIEW economic AS
SELECT c.code, c.name, (length(c.code) - 3) / 2 AS depth, c.part,
       max(ifnull(c.from_year, 0)) AS edition
FROM economic_code c CROSS JOIN department d
WHERE ifnull(c.from_year, d.year) <= d.year AND ifnull(c.to_year, d.year) >= d.year
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


-- ==== 收入和支出：到项 ====

-- 有金额的收入
CREATE VIEW receipt AS
SELECT i.item, i.source, s.fund, i.amount
FROM income i LEFT JOIN income_source s ON s.name = i.source
WHERE i.amount <> 0;

-- 有金额的项目资金：功能科目是项目的，财政拨款与否看资金性质
CREATE VIEW project_line AS
SELECT m.project, m.line, p.unit, p.item, m.fund, f.fiscal, m.economic, m.amount
FROM project_money m
LEFT JOIN project p ON p.name = m.project
LEFT JOIN fund f ON f.name = m.fund
WHERE m.amount <> 0;

-- 有金额的全部支出：《支出》各类，加上项目支出
CREATE VIEW spending AS
SELECT e.item, e.kind, e.fund, f.fiscal, e.amount
FROM expenditure e LEFT JOIN fund f ON f.name = e.fund
WHERE e.amount <> 0
UNION ALL
SELECT item, '项目支出', fund, fiscal, amount FROM project_line;

-- 每个项计入哪些行：自己、款、类和合计
CREATE VIEW rollup AS
WITH used AS (SELECT item FROM receipt UNION SELECT item FROM spending)
SELECT item, item AS code FROM used
UNION SELECT item, substr(item, 1, 5) FROM used
UNION SELECT item, substr(item, 1, 3) FROM used
UNION SELECT item, '' FROM used
ORDER BY item, code;


-- ==== 表一至表四 ====

-- 收入来源，按表一的次序，带序号
CREATE VIEW income_line AS
SELECT s.row AS n, numeral.text || '、' || s.name AS name, f.fiscal,
       (SELECT sum(r.amount) FROM receipt r WHERE r.source = s.name) AS amount
FROM income_source s
LEFT JOIN fund f ON f.name = s.fund
LEFT JOIN numeral ON numeral.n = s.row;

-- 支出功能类，按表一的次序，带序号：全部支出和其中财政拨款支出
CREATE VIEW spending_line AS
SELECT c.row AS n, c.code, numeral.text || '、' || f.name AS name,
       sum(s.amount) AS amount, sum(iif(s.fiscal, s.amount, NULL)) AS fiscal_amount
FROM function_class c
LEFT JOIN functional f ON f.code = c.code
LEFT JOIN numeral ON numeral.n = c.row
LEFT JOIN rollup u ON u.code = c.code
LEFT JOIN spending s ON s.item = u.item
GROUP BY c.row;

-- 表一 收支预算总表
CREATE VIEW t1 AS
SELECT ifnull(e.code, 'income-' || i.n) AS key, ifnull(e.n, i.n) AS n, 0 AS total,
       i.name AS income_name, i.amount AS income, e.name AS spending_name, e.amount AS spending
FROM spending_line e FULL JOIN income_line i ON i.n = e.n
UNION ALL
SELECT 'total', 100, 1,
       '收入合计', (SELECT ifnull(sum(amount), 0) FROM receipt),
       '支出合计', (SELECT ifnull(sum(amount), 0) FROM spending)
ORDER BY n;

-- 表二 收入预算总表
CREATE VIEW t2 AS
WITH line AS (SELECT u.code, r.source, r.amount FROM receipt r JOIN rollup u ON u.item = r.item
              UNION ALL SELECT '', '', 0)
SELECT iif(l.code = '', 'total', l.code) AS key, l.code, l.code = '' AS total,
       iif(l.code = '', '合　　计', f.name) AS name, f.depth, f.depth = 0 AS strong,
       sum(l.amount) AS sum,
       sum(iif(l.source = '一般公共预算拨款收入', l.amount, 0)) AS general,
       sum(iif(l.source = '政府性基金预算拨款收入', l.amount, 0)) AS gov_fund,
       sum(iif(l.source = '国有资本经营预算拨款收入', l.amount, 0)) AS capital,
       sum(iif(l.source = '财政专户管理资金收入', l.amount, 0)) AS special_account,
       sum(iif(l.source = '事业收入', l.amount, 0)) AS service,
       sum(iif(l.source = '事业单位经营收入', l.amount, 0)) AS operating,
       sum(iif(l.source = '上级补助收入', l.amount, 0)) AS from_above,
       sum(iif(l.source = '附属单位上缴收入', l.amount, 0)) AS from_below,
       sum(iif(l.source = '其他收入', l.amount, 0)) AS other,
       sum(iif(l.source = '上年结转结余', l.amount, 0)) AS carried_over
FROM line l LEFT JOIN functional f ON f.code = l.code
GROUP BY l.code
ORDER BY l.code;

-- 表三 支出预算总表
CREATE VIEW t3 AS
WITH item AS (SELECT item, kind, sum(amount) AS amount FROM spending GROUP BY item, kind),
     line AS (SELECT u.code, i.kind, i.amount FROM item i JOIN rollup u ON u.item = i.item
              UNION ALL SELECT '', '', 0)
SELECT iif(l.code = '', 'total', l.code) AS key, l.code, l.code = '' AS total,
       iif(l.code = '', '合　　计', f.name) AS name, f.depth, f.depth = 0 AS strong,
       sum(l.amount) AS sum,
       sum(iif(l.kind = '基本支出', l.amount, 0)) AS basic,
       sum(iif(l.kind = '项目支出', l.amount, 0)) AS project,
       sum(iif(l.kind = '事业单位经营支出', l.amount, 0)) AS operating,
       sum(iif(l.kind = '上缴上级支出', l.amount, 0)) AS to_above,
       sum(iif(l.kind = '对附属单位补助支出', l.amount, 0)) AS to_below
FROM line l LEFT JOIN functional f ON f.code = l.code
GROUP BY l.code
ORDER BY l.code;

-- 表四 财政拨款收支预算总表
CREATE VIEW t4 AS
SELECT ifnull(e.code, 'income-' || i.n) AS key, ifnull(e.n, i.n) AS n, 0 AS total,
       i.name AS income_name, i.amount AS income, e.name AS spending_name, e.fiscal_amount AS spending
FROM spending_line e FULL JOIN (SELECT * FROM income_line WHERE fiscal) i ON i.n = e.n
UNION ALL
SELECT 'total', 100, 1,
       '收入合计', (SELECT ifnull(sum(amount), 0) FROM income_line WHERE fiscal),
       '支出合计', (SELECT ifnull(sum(amount), 0) FROM spending WHERE fiscal)
ORDER BY n;


-- ==== 表五至表七：按资金性质 ====

-- 每种资金的支出，类、款、项和合计
CREATE VIEW spending_by_fund AS
WITH item AS (SELECT fund, item, kind, sum(amount) AS amount FROM spending GROUP BY fund, item, kind),
     line AS (SELECT i.fund, u.code, i.kind, i.amount FROM item i JOIN rollup u ON u.item = i.item
              UNION ALL SELECT name, '', '', 0 FROM fund)
SELECT l.fund, iif(l.code = '', 'total', l.code) AS key, l.code, l.code = '' AS total,
       iif(l.code = '', '合　　计', f.name) AS name, f.depth, f.depth = 0 AS strong,
       sum(l.amount) AS sum,
       sum(iif(l.kind = '基本支出', l.amount, 0)) AS basic,
       sum(iif(l.kind = '项目支出', l.amount, 0)) AS project
FROM line l LEFT JOIN functional f ON f.code = l.code
GROUP BY l.fund, l.code;

-- 表五 一般公共预算拨款支出预算表
CREATE VIEW t5 AS SELECT * FROM spending_by_fund WHERE fund = '一般公共预算' ORDER BY code;

-- 表六 政府性基金预算拨款支出预算表
CREATE VIEW t6 AS SELECT * FROM spending_by_fund WHERE fund = '政府性基金预算' ORDER BY code;

-- 表七 国有资本经营预算拨款支出预算表
CREATE VIEW t7 AS SELECT * FROM spending_by_fund WHERE fund = '国有资本经营预算' ORDER BY code;


-- ==== 表八、表九：经济分类 ====

-- 一般公共预算支出的经济类：基本支出的款归入类，加上项目资金
CREATE VIEW economic_line AS
SELECT substr(economic, 1, 3) AS class, amount FROM basic_by_economic
UNION ALL
SELECT substr(economic, 1, 3), amount FROM project_line WHERE fund = '一般公共预算';

-- 表八 一般公共预算支出经济分类情况表
CREATE VIEW t8 AS
SELECT 'total' AS key, 0 AS n, '' AS code, '合　　计' AS name, 1 AS total,
       (SELECT ifnull(sum(amount), 0) FROM economic_line) AS sum
UNION ALL
SELECT c.code, c.row, c.code, e.name, 0,
       (SELECT sum(l.amount) FROM economic_line l WHERE l.class = c.code)
FROM economic_class c LEFT JOIN economic e ON e.code = c.code
ORDER BY n;

-- 基本支出的每一笔：人员经费还是公用经费
CREATE VIEW basic_line AS
SELECT b.unit, b.economic, e.name, e.part, b.amount
FROM basic_by_economic b LEFT JOIN economic e ON e.code = b.economic
WHERE b.amount <> 0;

-- 表九 一般公共预算基本支出经济分类情况表：所有类、款都列
CREATE VIEW t9 AS
WITH line AS (SELECT e.code, b.part, b.amount
              FROM basic_line b JOIN economic e ON e.code IN (b.economic, substr(b.economic, 1, 3))
              UNION ALL SELECT '', part, amount FROM basic_line
              UNION ALL SELECT code, '', 0 FROM economic
              UNION ALL SELECT '', '', 0)
SELECT iif(l.code = '', 'total', l.code) AS key, l.code, l.code = '' AS total,
       iif(l.code = '', '合　　计', e.name) AS name, e.depth, e.depth = 0 AS strong,
       sum(l.amount) AS sum,
       sum(iif(l.part = '人员经费', l.amount, 0)) AS personnel,
       sum(iif(l.part = '公用经费', l.amount, 0)) AS public
FROM line l LEFT JOIN economic e ON e.code = l.code
GROUP BY l.code
ORDER BY l.code;


-- ==== 表十、表十一 ====

-- “三公”经费各项，一行
CREATE VIEW three_public_sum AS
SELECT sum(amount) AS sum,
       sum(iif(item = '因公出国（境）费用', amount, NULL)) AS abroad,
       sum(iif(item = '公务接待费', amount, NULL)) AS reception,
       sum(iif(item IN ('公务用车购置费', '公务用车运行费'), amount, NULL)) AS vehicles,
       sum(iif(item = '公务用车购置费', amount, NULL)) AS vehicle_purchase,
       sum(iif(item = '公务用车运行费', amount, NULL)) AS vehicle_running
FROM three_public;

-- 表十 一般公共预算“三公”经费支出预算表
CREATE VIEW t10 AS
SELECT 'total' AS key, 1 AS total, '合　　计' AS name, 0 AS depth, sum AS amount FROM three_public_sum
UNION ALL SELECT 'abroad', 0, '1. 因公出国（境）费用', 0, abroad FROM three_public_sum
UNION ALL SELECT 'reception', 0, '2. 公务接待费', 0, reception FROM three_public_sum
UNION ALL SELECT 'vehicles', 0, '3. 公务用车购置及运行费', 0, vehicles FROM three_public_sum
UNION ALL SELECT 'vehicle_purchase', 0, '其中：（1）公务用车购置费', 1, vehicle_purchase FROM three_public_sum
UNION ALL SELECT 'vehicle_running', 0, '（2）公务用车运行费', 4, vehicle_running FROM three_public_sum;

-- 表十一 部门专项资金管理清单目录：一笔项目资金一行，按《项目》和《项目资金》的次序
CREATE VIEW t11 AS
SELECT 'total' AS key, 1 AS total, '合　　计' AS department, 0 AS project_row, 0 AS money_row,
       NULL AS project, NULL AS basis, NULL AS years, NULL AS plan, NULL AS goal, NULL AS level,
       ifnull(sum(amount), 0) AS sum,
       ifnull(sum(iif(fund = '一般公共预算', amount, 0)), 0) AS general,
       ifnull(sum(iif(fund = '政府性基金预算', amount, 0)), 0) AS gov_fund,
       ifnull(sum(iif(fund = '国有资本经营预算', amount, 0)), 0) AS capital,
       NULL AS method
FROM project_money
UNION ALL
SELECT m.project || '#' || m.line, 0, d.name, p.row, m.row,
       p.name, p.basis, p.years, p.plan, p.goal, p.level,
       m.amount,
       iif(m.fund = '一般公共预算', m.amount, 0),
       iif(m.fund = '政府性基金预算', m.amount, 0),
       iif(m.fund = '国有资本经营预算', m.amount, 0),
       p.method
FROM project_money m JOIN project p ON p.name = m.project, department d
ORDER BY project_row, money_row;


-- ==== 文字说明 ====

-- 文件的年度、名称
CREATE VIEW head AS
SELECT year, year - 1 AS last_year, year - 2 AS year_before,
       name, name_breaks, short_name, edition, attachment, offices, published_on,
       (SELECT count(*) FROM unit WHERE tier = '下属单位') AS subordinates
FROM department;

-- 收入、支出、基本支出、三种财政拨款支出的合计，各一行
CREATE VIEW all_income AS SELECT * FROM t2 WHERE total;
CREATE VIEW all_spending AS SELECT * FROM t3 WHERE total;
CREATE VIEW all_general AS SELECT * FROM t5 WHERE total;
CREATE VIEW all_gov_fund AS SELECT * FROM t6 WHERE total;
CREATE VIEW all_capital AS SELECT * FROM t7 WHERE total;
CREATE VIEW all_basic AS SELECT * FROM t9 WHERE total;

-- 一般公共预算拨款、政府性基金、国有资本经营预算的支出，一项一行
CREATE VIEW item_by_fund AS
SELECT s.fund, s.item AS key, s.item AS code, f.name, sum(s.amount) AS amount, p.purpose
FROM spending s
LEFT JOIN functional f ON f.code = s.item
LEFT JOIN purpose p ON p.item = s.item
GROUP BY s.fund, s.item;
CREATE VIEW general_item AS SELECT * FROM item_by_fund WHERE fund = '一般公共预算' ORDER BY code;
CREATE VIEW gov_fund_item AS SELECT * FROM item_by_fund WHERE fund = '政府性基金预算' ORDER BY code;
CREATE VIEW capital_item AS SELECT * FROM item_by_fund WHERE fund = '国有资本经营预算' ORDER BY code;

-- 人员经费、公用经费“主要包括”：有金额的款
CREATE VIEW personnel_item AS
SELECT code AS key, name FROM t9 WHERE depth = 1 AND personnel <> 0 ORDER BY code;
CREATE VIEW public_item AS
SELECT code AS key, name FROM t9 WHERE depth = 1 AND public <> 0 ORDER BY code;

-- 机关运行经费：部门本级的公用经费
CREATE VIEW office_running AS
SELECT ifnull(sum(b.amount), 0) AS amount
FROM basic_line b JOIN unit u ON u.code = b.unit
WHERE u.tier = '部门本级' AND b.part = '公用经费';

-- 七个事项与上年比：下面各列哪一个为真，就用哪一句。
--   up 增加、down 减少、same 持平、fresh 上年没有、gone 上年有而数不详、今年没有、unknown 上年数不详；
--   都不为真的是没有填上年数。名字带 _why 的要有变动原因；why 是凡有比较、有原因的。
CREATE VIEW compared AS
WITH
this AS MATERIALIZED (
  SELECT '收入预算' AS subject, sum AS amount FROM all_income
  UNION ALL SELECT '支出预算', sum FROM all_spending
  UNION ALL SELECT '一般公共预算拨款支出', sum FROM all_general
  UNION ALL SELECT '因公出国（境）费用', abroad FROM three_public_sum
  UNION ALL SELECT '公务接待费', reception FROM three_public_sum
  UNION ALL SELECT '公务用车购置及运行费', vehicles FROM three_public_sum
  UNION ALL SELECT '机关运行经费', amount FROM office_running
),
both AS MATERIALIZED (
  SELECT t.subject, t.amount, c.last_year, c.last_year_state = 'unknown' AS unknown,
         nullif(c.reason, '') AS reason, nullif(c.reason, '') IS NOT NULL AS why
  FROM this t LEFT JOIN comparison c ON c.subject = t.subject
)
SELECT subject AS key, subject, amount, reason,
       abs(amount - last_year) AS change,
       rate(abs(amount - last_year), last_year, 2) AS rate,
       amount > last_year AND last_year <> 0 AS up,
       amount > last_year AND last_year <> 0 AND why AS up_why,
       amount < last_year AS down,
       amount < last_year AND why AS down_why,
       amount = last_year AS same,
       amount = last_year AND why AS same_why,
       amount > last_year AND last_year = 0 AS fresh,
       amount > last_year AND last_year = 0 AND why AS fresh_why,
       unknown AND amount = 0 AS gone,
       unknown AND amount = 0 AND why AS gone_why,
       unknown AND amount <> 0 AS unknown,
       unknown AND amount <> 0 AND why AS unknown_why,
       (last_year IS NOT NULL OR unknown) AND why AS why
FROM both;
CREATE VIEW income_compared AS SELECT * FROM compared WHERE subject = '收入预算';
CREATE VIEW spending_compared AS SELECT * FROM compared WHERE subject = '支出预算';
CREATE VIEW general_compared AS SELECT * FROM compared WHERE subject = '一般公共预算拨款支出';
CREATE VIEW abroad AS SELECT * FROM compared WHERE subject = '因公出国（境）费用';
CREATE VIEW reception AS SELECT * FROM compared WHERE subject = '公务接待费';
CREATE VIEW vehicles AS SELECT * FROM compared WHERE subject = '公务用车购置及运行费';
CREATE VIEW running AS SELECT * FROM compared WHERE subject = '机关运行经费';

-- 政府采购预算
CREATE VIEW purchasing AS
SELECT sum(amount) AS sum,
       ifnull(sum(iif(kind = '货物', amount, 0)), 0) AS goods,
       ifnull(sum(iif(kind = '工程', amount, 0)), 0) AS works,
       ifnull(sum(iif(kind = '服务', amount, 0)), 0) AS services,
       sum(small_medium) AS small_medium
FROM procurement;

-- 国有资产：车辆和设备
CREATE VIEW assets AS
SELECT sum(iif(substr(item, -2) = '用车', quantity, NULL)) AS vehicles,
       sum(iif(item = '省部级领导干部用车', quantity, NULL)) AS leaders,
       sum(iif(item = '机要通信用车', quantity, NULL)) AS courier,
       sum(iif(item = '应急保障用车', quantity, NULL)) AS emergency,
       sum(iif(item = '执法执勤用车', quantity, NULL)) AS enforcement,
       sum(iif(item = '特种专业技术用车', quantity, NULL)) AS technical,
       sum(iif(item = '其他用车', quantity, NULL)) AS other,
       sum(iif(item = '单位价值50万元以上通用设备', quantity, NULL)) AS general_equipment,
       sum(iif(item = '单位价值100万元以上专用设备', quantity, NULL)) AS special_equipment,
       sum(iif(item = '本年购置车辆', quantity, NULL)) AS to_buy
FROM state_asset;


-- ==== 绩效 ====

-- 绩效目标表：一个项目一张，资金是该项目各笔之和
CREATE VIEW form AS
WITH money AS (
  SELECT project, sum(amount) AS sum, sum(iif(fiscal, amount, 0)) AS fiscal FROM project_line GROUP BY project
)
SELECT f.project AS key, 'performance_form' AS sheet, f.row, f.project, f.code, p.unit, u.name AS unit_name, f.category, f.status,
       f.begins, f.ends, f.outline,
       ifnull(nullif(f.own_basis, ''), p.basis) AS basis, f.feasibility,
       ifnull(nullif(f.own_goal, ''), p.goal) AS goal, f.remark,
       ifnull(m.sum, 0) AS money, ifnull(m.fiscal, 0) AS fiscal, ifnull(m.sum - m.fiscal, 0) AS other
FROM performance_form f
LEFT JOIN project p ON p.name = f.project
LEFT JOIN unit u ON u.code = p.unit
LEFT JOIN money m ON m.project = f.project
ORDER BY f.row;

-- 绩效指标
CREATE VIEW form_indicator AS
SELECT project || '#' || line AS key, 'indicator' AS sheet, * FROM indicator ORDER BY row;

-- 绩效目标的个数和财政拨款
CREATE VIEW all_forms AS
SELECT count(*) AS n, ifnull(sum(fiscal), 0) AS fiscal FROM form;


-- ==== 名称 ====

-- 各处应当写得一样的名称：文字规则找与它相差一两个字的写法
CREATE VIEW term AS
SELECT name AS term, 'project' AS kind, name AS subject, 1 AS near FROM project
UNION ALL SELECT name, 'unit', name, 1 FROM unit;


-- ==== 核对用：规则拿来比较的数 ====

-- 每个单位、每个项、每种资金的收入和支出
CREATE VIEW unit_item_fund AS
WITH line AS (
  SELECT i.unit, i.item, s.fund, i.amount AS income, 0 AS spending
  FROM income i LEFT JOIN income_source s ON s.name = i.source
  UNION ALL SELECT unit, item, fund, 0, amount FROM expenditure
  UNION ALL SELECT unit, item, fund, 0, amount FROM project_line
)
SELECT unit || ' ' || item || ' ' || fund AS key, unit, item, fund,
       sum(ifnull(income, 0)) AS income, sum(ifnull(spending, 0)) AS spending
FROM line
WHERE unit IS NOT NULL AND item IS NOT NULL AND fund IS NOT NULL
GROUP BY unit, item, fund;

-- 每个项、每类支出、每种资金的支出
CREATE VIEW item_kind_fund AS
SELECT item || ' ' || kind || ' ' || fund AS key, item, kind, fund, sum(amount) AS amount
FROM spending
WHERE item IS NOT NULL AND fund IS NOT NULL
GROUP BY item, kind, fund;

-- 每个单位一般公共预算的基本支出：按经济分类，按功能分类
CREATE VIEW unit_basic AS
WITH line AS (
  SELECT unit, amount AS economic, 0 AS functional FROM basic_by_economic
  UNION ALL SELECT unit, 0, amount FROM expenditure WHERE kind = '基本支出' AND fund = '一般公共预算'
)
SELECT unit AS key, unit, sum(ifnull(economic, 0)) AS economic, sum(ifnull(functional, 0)) AS functional
FROM line WHERE unit IS NOT NULL GROUP BY unit;

-- “三公”经费各项和它的经济科目：表十的金额；基本支出中该款，加上项目资金中写明该款的
CREATE VIEW three_public_economic AS
WITH pair(item, key, economic, capital) AS (VALUES
  ('因公出国（境）费用', 'abroad', '30212', ''), ('公务接待费', 'reception', '30217', ''),
  ('公务用车运行费', 'vehicle_running', '30231', ''), ('公务用车购置费', 'vehicle_purchase', '31013', '30913'))
SELECT p.key, p.item, p.economic,
       (SELECT ifnull(sum(t.amount), 0) FROM three_public t WHERE t.item = p.item) AS amount,
       (SELECT ifnull(sum(b.amount), 0) FROM basic_by_economic b WHERE b.economic = p.economic)
       + (SELECT ifnull(sum(m.amount), 0) FROM project_line m
          WHERE m.fund = '一般公共预算' AND m.economic IN (p.economic, p.capital)) AS economic_amount
FROM pair p;
