-- 福建省部门预算公开：这一样式的规则。写法见 ../common/rules.sql 开头。


-- ==== 数字：录入的数与控制数、单位之间 ====

-- rule: R-F-04 error
-- zh: {sheet}的科目编码{code}是{n_digits}位，应填到{level}（{digits}位）。
-- en: Code {code} has {n_digits} digits; {digits} are needed here.
-- do-zh: 收入、支出、项目、用途和控制数填到项，基本支出填到款，项目资金填到类；项目用于“三公”经费的填到款。
-- do-en: Give the most detailed code that the sheet asks for.
-- formula: 功能科目7位；基本支出经济科目5位；项目资金经济科目3位（“三公”的款5位）
-- source: 预算法实施条例第六条（按功能分类编列到项，基本支出按经济分类编列到款）
-- on: facts
CREATE VIEW code_length AS
WITH used AS (
  SELECT '《收入》' AS sheet, 'income/' || row || '/item' AS at, item AS code, 7 AS digits FROM income
  UNION ALL SELECT '《支出》', 'expenditure/' || row || '/item', item, 7 FROM expenditure
  UNION ALL SELECT '《项目》', 'project/' || row || '/item', item, 7 FROM project
  UNION ALL SELECT '《功能科目用途》', 'purpose/' || row || '/item', item, 7 FROM purpose
  UNION ALL SELECT '《控制数》', 'control/' || row || '/item', item, 7 FROM control
  UNION ALL SELECT '《基本支出经济分类》', 'basic_by_economic/' || row || '/economic', economic, 5 FROM basic_by_economic
  UNION ALL SELECT '《项目资金》', 'project_money/' || row || '/economic', economic, 3 FROM project_money
  WHERE economic NOT IN ('30212', '30217', '30231', '31013', '30913')
)
SELECT sheet, at, code, length(code) AS n_digits, digits,
       CASE digits WHEN 7 THEN '项' WHEN 5 THEN '款' ELSE '类' END AS level
FROM used WHERE length(code) <> digits;

-- rule: R-CT-01 error
-- zh: 科目{item}{kind}（{fund}）：批复数{a|amount}万元，录入{b|amount}万元，相差{d|amount}万元。
-- en: Item {item}, {kind}, {fund}: approved {a|amount}, entered {b|amount}, difference {d|amount}.
-- do-zh: 对照批复文件，核对《控制数》和《支出》《项目资金》《项目》中该科目的金额、编码、类别和资金性质。
-- do-en: Compare the approval with the sheets of expenditure and projects.
-- formula: 《控制数》某项、类别、资金的批复数 = 录入的支出之和；两边的行一一对应
-- source: 预算法第五十二条（各部门预算以财政批复为准）
-- on: facts
-- needs: control
CREATE VIEW control_difference AS
SELECT c.item, c.kind, c.fund, 'control/' || c.row || '/amount' AS at,
       iif(s.key IS NULL, NULL, 'item_kind_fund/' || s.key || '/amount') AS other,
       c.amount AS a, ifnull(s.amount, 0) AS b
FROM control c LEFT JOIN item_kind_fund s ON s.item = c.item AND s.kind = c.kind AND s.fund = c.fund
WHERE c.amount <> ifnull(s.amount, 0)
UNION ALL
SELECT s.item, s.kind, s.fund, 'item_kind_fund/' || s.key || '/amount', NULL, 0, s.amount
FROM item_kind_fund s LEFT JOIN control c ON c.item = s.item AND c.kind = s.kind AND c.fund = s.fund
WHERE c.row IS NULL AND s.amount <> 0;

-- rule: R-X-06 error
-- zh: 单位{unit}科目{item}的{fund}：收入{a|amount}万元，支出{b|amount}万元，相差{d|amount}万元。
-- en: Unit {unit}, item {item}, {fund}: revenue {a|amount}, expenditure {b|amount}, difference {d|amount}.
-- do-zh: 核对该单位这一科目的收入、支出和项目资金，看单位、科目、收入来源、资金性质是否填对。
-- do-en: Check unit, item, source, fund and amounts of this item.
-- formula: 每个单位、每个项、每种资金：收入 = 支出（各单位相加即部门汇总数）
-- source: 预算法实施条例第五条（部门预算包括本部门及所属各单位的收支）
-- on: facts
-- needs: income
CREATE VIEW unit_balance AS
SELECT unit, item, fund, 'unit_item_fund/' || key || '/income' AS at, 'unit_item_fund/' || key || '/spending' AS other,
       income AS a, spending AS b
FROM unit_item_fund WHERE income <> spending;

-- rule: R-E9-02 error
-- zh: 单位{unit}的基本支出按经济分类是{a|amount}万元，按功能分类是{b|amount}万元，相差{d|amount}万元。
-- en: Basic expenditure of unit {unit}: {a|amount} by economic class, {b|amount} by function, difference {d|amount}.
-- do-zh: 核对该单位《基本支出经济分类》和《支出》中一般公共预算的基本支出。
-- do-en: Check both sheets of basic expenditure of this unit.
-- formula: 每个单位：《基本支出经济分类》之和 = 《支出》中一般公共预算的基本支出之和
-- source: 预算法实施条例第六条
-- on: facts
-- needs: basic_by_economic
CREATE VIEW unit_basic_balance AS
SELECT unit, 'unit_basic/' || key || '/economic' AS at, 'unit_basic/' || key || '/functional' AS other,
       economic AS a, functional AS b
FROM unit_basic WHERE economic <> functional;

-- rule: R-S-02 error
-- zh: {item}在《三公经费》是{a|amount}万元，经济科目{economic}是{b|amount}万元，相差{d|amount}万元。
-- en: {item}: {a|amount} in table 10, {b|amount} in economic item {economic}, difference {d|amount}.
-- do-zh: 核对两处金额；项目资金用于“三公”经费的，把《项目资金》的经济科目填到款（如30217）。
-- do-en: Check both; where project money pays for it, give its 5-digit economic code in the project money.
-- formula: “三公”某项 = 基本支出中该款（30212、30217、30231、31013）+ 一般公共预算项目资金中该款
-- source: 财政部关于“三公”经费口径的说明（一般公共预算安排的三项经费）
-- on: facts
-- needs: three_public
CREATE VIEW three_public_difference AS
SELECT item, economic, 't10/' || key || '/amount' AS at, 'three_public_economic/' || key || '/economic_amount' AS other,
       amount AS a, economic_amount AS b
FROM three_public_economic WHERE amount <> economic_amount;

-- rule: R-S-02 error
-- zh: {item}在表十是{a|amount}万元，表九{economic}款是{b|amount}万元，相差{d|amount}万元。
-- en: {item}: {a|amount} in table 10, {b|amount} in table 9, difference {d|amount}.
-- do-zh: “三公”经费不应小于基本支出中的同一款；这一类没有项目支出时两处相等。
-- do-en: Table 10 is not less than table 9; without project money in this class both are equal.
-- formula: 表十某项 ≥ 表九同款；表八、表九该类相等（没有项目支出）时两者相等
-- source: 财政部关于“三公”经费口径的说明
-- on: printed
-- needs: t10 t9 t8
CREATE VIEW three_public_printed AS
WITH pair(key, economic, class) AS (VALUES ('abroad', '30212', '302'), ('reception', '30217', '302'),
  ('vehicle_running', '30231', '302'), ('vehicle_purchase', '31013', '310'))
SELECT t.name AS item, p.economic, 't10/' || t.key || '/amount' AS at, 't9/' || b.key || '/sum' AS other,
       ifnull(t.amount, 0) AS a, b.sum AS b
FROM pair p JOIN t10 t ON t.key = p.key JOIN t9 b ON b.key = p.economic
LEFT JOIN t8 e ON e.key = p.class LEFT JOIN t9 c ON c.key = p.class
WHERE ifnull(t.amount, 0) < b.sum OR ifnull(t.amount, 0) > b.sum AND ifnull(e.sum, 0) = ifnull(c.sum, 0);

-- rule: R-S-03 error
-- zh: 公务用车购置费{a|amount}万元，《国有资产》本年购置车辆{vehicles}辆，两者矛盾。
-- en: Vehicle purchases {a|amount}, vehicles to be bought {vehicles}: these contradict each other.
-- do-zh: 有购置费就有购置车辆数，没有购置费就是0辆。
-- do-en: Money for purchases goes with a number of vehicles, and the reverse.
-- formula: 公务用车购置费 > 0 ⇔ 本年购置车辆 > 0
-- source: 部门预算公开要求（车辆购置的说明与金额一致）
-- on: facts
-- needs: three_public state_asset
CREATE VIEW vehicle_purchase_number AS
SELECT t.row, 'three_public/' || t.row || '/amount' AS at, 'state_asset/' || s.row || '/quantity' AS other,
       t.amount AS a, s.quantity AS vehicles
FROM three_public t JOIN state_asset s ON s.item = '本年购置车辆'
WHERE t.item = '公务用车购置费' AND (t.amount > 0) <> (s.quantity > 0);

-- rule: R-S-04 warning
-- zh: 公务用车运行费{a|amount}万元，上年末车辆{vehicles}辆，请核对。
-- en: Running costs of vehicles {a|amount}, vehicles held {vehicles}: please check.
-- do-zh: 没有车辆一般没有运行费，有车辆一般有运行费；租用、新购的可以例外。
-- do-en: Usually there are running costs if, and only if, there are vehicles.
-- formula: 公务用车运行费 > 0 ⇔ 上年末车辆数或本年购置车辆 > 0
-- source: 部门预算公开要求
-- on: facts
-- needs: three_public state_asset assets
CREATE VIEW vehicle_running_number AS
SELECT 'three_public/' || t.row || '/amount' AS at, 'assets/1/vehicles' AS other, t.amount AS a, a.vehicles
FROM three_public t CROSS JOIN assets a
WHERE t.item = '公务用车运行费' AND (t.amount > 0 AND ifnull(a.vehicles, 0) + ifnull(a.to_buy, 0) = 0
                                     OR t.amount = 0 AND a.vehicles > 0);

-- rule: R-P-01 error
-- zh: 项目“{project}”{what}。
-- en: Project “{project}” has money but no performance form, or a form but no money.
-- do-zh: 每个有资金的项目填一张绩效目标表，没有资金的不填。
-- do-en: Every project with money has a form, and the reverse.
-- formula: 绩效目标表的项目 = 表十一的项目
-- source: 中共中央 国务院关于全面实施预算绩效管理的意见（绩效目标随预算公开）
-- on: facts
-- needs: project
CREATE VIEW form_of_project AS
SELECT p.name AS project, 'project/' || p.row || '/name' AS at, '有资金，没有绩效目标表' AS what
FROM project p
WHERE p.name IN (SELECT project FROM project_line) AND p.name NOT IN (SELECT project FROM performance_form WHERE project IS NOT NULL)
UNION ALL
SELECT f.project, 'performance_form/' || f.row || '/project', '有绩效目标表，没有资金'
FROM performance_form f
WHERE f.project IS NOT NULL AND f.project NOT IN (SELECT project FROM project_line WHERE project IS NOT NULL);

-- rule: R-P-02 error
-- zh: 绩效目标表的资金合计{a|amount}万元，项目支出合计{b|amount}万元，相差{d|amount}万元。
-- en: Money of the performance forms {a|amount}, project expenditure {b|amount}, difference {d|amount}.
-- do-zh: 看哪个项目没有绩效目标表，或项目资金没有归入项目。
-- do-en: Look for projects without a form.
-- formula: Σ绩效目标表资金总额 = 表三项目支出
-- source: 中共中央 国务院关于全面实施预算绩效管理的意见
-- on: facts
-- needs: form all_spending
CREATE VIEW form_money AS
SELECT 't3/' || e.key || '/project' AS at, s.sum AS a, e.project AS b
FROM all_spending e, (SELECT ifnull(sum(money), 0) AS sum FROM form) s
WHERE s.sum <> e.project;

-- rule: R-G-02 error
-- zh: 科目{code}{what}。
-- en: Item {code} has appropriations but no purpose, or a purpose but no appropriations.
-- do-zh: 有财政拨款支出的每个项，在《功能科目用途》写一行；没有的不写。
-- do-en: Give one purpose for each item with fiscal appropriations, and no others.
-- formula: 《功能科目用途》的科目 = 有财政拨款支出的项
-- source: 部门预算公开要求（财政拨款支出逐项说明用途）
-- on: facts
CREATE VIEW purpose_of_item AS
SELECT i.code, 't3/' || i.code || '/sum' AS at, '有财政拨款支出' || i.amount / 1000000 || '万余元，《功能科目用途》中没有' AS what
FROM (SELECT code, sum(amount) AS amount FROM item_by_fund
      WHERE fund IN (SELECT name FROM fund WHERE fiscal) GROUP BY code) i
WHERE i.code NOT IN (SELECT item FROM purpose WHERE item IS NOT NULL)
UNION ALL
SELECT p.item, 'purpose/' || p.row || '/item', '写了用途，但没有财政拨款支出'
FROM purpose p
WHERE p.item IS NOT NULL
  AND p.item NOT IN (SELECT item FROM spending WHERE fiscal AND item IS NOT NULL);

-- rule: R-G-05 error
-- zh: 机关运行经费{a|amount}万元，表九公用经费{b|amount}万元，两者不符。
-- en: Operating expenses of the office {a|amount}, public funds in table 9 {b|amount}: these do not fit.
-- do-zh: 核对《基本支出经济分类》的单位编码和金额。
-- do-en: Check units and amounts of basic expenditure by economic class.
-- formula: 只有部门本级时：机关运行经费 = 表九公用经费；有下属单位时：不大于
-- source: 财政部关于机关运行经费的口径（行政单位和参公单位的公用经费）
-- on: facts
-- needs: all_basic
CREATE VIEW running_public AS
SELECT 't9/' || b.key || '/public' AS at, o.amount AS a, b.public AS b
FROM all_basic b, office_running o, head h
WHERE o.amount > b.public OR h.subordinates = 0 AND o.amount <> b.public;

-- rule: R-G-06 error
-- zh: {kind}类采购{b|amount}万元，其中面向中小企业{a|amount}万元，多出{d|amount}万元。
-- en: Procurement of {kind}: {b|amount}, of which from small and medium enterprises {a|amount}, too much by {d|amount}.
-- do-zh: 面向中小企业的金额是采购金额的一部分，不会大于采购金额。
-- do-en: The part cannot exceed the whole.
-- formula: 面向中小企业 ≤ 采购金额（各类相加的合计由程序算出）
-- source: 政府采购促进中小企业发展管理办法
-- on: facts
-- needs: procurement
CREATE VIEW procurement_share AS
SELECT kind, 'procurement/' || row || '/small_medium' AS at, 'procurement/' || row || '/amount' AS other,
       small_medium AS a, amount AS b
FROM procurement WHERE small_medium > amount;

-- rule: R-G-08 error
-- zh: 《单位》中部门本级有{n_units}行，应有一行。
-- en: The list of units has {n_units} rows for the department itself; there should be one.
-- do-zh: 部门本级填一行，其余是下属单位。
-- do-en: One row is the department itself, the others are subordinate units.
-- formula: 部门本级 = 1 行（下属单位的个数由程序按行数算出）
-- source: 预算法实施条例第五条
-- on: facts
-- needs: unit
CREATE VIEW department_itself AS
SELECT 'unit/1/tier' AS at, sum(tier = '部门本级') AS n_units FROM unit
HAVING sum(tier = '部门本级') <> 1;

-- rule: R-E-01 error
-- zh: 《{sheet}》缺少“{item}”一行。
-- en: Sheet {sheet} lacks the row {item}.
-- do-zh: 补上这一行；没有安排的填0。
-- do-en: Add the row; where there is nothing, give 0.
-- formula: 三公经费四行、上年对比七行、国有资产九行都有
-- source: 部门预算公开要求（必备表格和说明事项）
-- on: facts
CREATE VIEW required_row AS
WITH needed(sheet, at, item) AS (VALUES
  ('三公经费', 'three_public/1/item', '因公出国（境）费用'), ('三公经费', 'three_public/1/item', '公务接待费'),
  ('三公经费', 'three_public/1/item', '公务用车购置费'), ('三公经费', 'three_public/1/item', '公务用车运行费'),
  ('上年对比', 'comparison/1/subject', '收入预算'), ('上年对比', 'comparison/1/subject', '支出预算'),
  ('上年对比', 'comparison/1/subject', '一般公共预算拨款支出'), ('上年对比', 'comparison/1/subject', '因公出国（境）费用'),
  ('上年对比', 'comparison/1/subject', '公务接待费'), ('上年对比', 'comparison/1/subject', '公务用车购置及运行费'),
  ('上年对比', 'comparison/1/subject', '机关运行经费'),
  ('国有资产', 'state_asset/1/item', '省部级领导干部用车'), ('国有资产', 'state_asset/1/item', '机要通信用车'),
  ('国有资产', 'state_asset/1/item', '应急保障用车'), ('国有资产', 'state_asset/1/item', '执法执勤用车'),
  ('国有资产', 'state_asset/1/item', '特种专业技术用车'), ('国有资产', 'state_asset/1/item', '其他用车'),
  ('国有资产', 'state_asset/1/item', '单位价值50万元以上通用设备'), ('国有资产', 'state_asset/1/item', '单位价值100万元以上专用设备'),
  ('国有资产', 'state_asset/1/item', '本年购置车辆'))
SELECT n.sheet, n.item, n.at FROM needed n
WHERE n.sheet = '三公经费' AND n.item NOT IN (SELECT item FROM three_public WHERE item IS NOT NULL)
   OR n.sheet = '上年对比' AND n.item NOT IN (SELECT subject FROM comparison WHERE subject IS NOT NULL)
   OR n.sheet = '国有资产' AND n.item NOT IN (SELECT item FROM state_asset WHERE item IS NOT NULL);

-- rule: R-C-01 error
-- zh: 经济科目{code}在{year}年的部门经济分类中没有，只在其他年度有。
-- en: Economic code {code} is not in the classification of {year}.
-- do-zh: 改用本年度的科目。
-- do-en: Use the code of the year.
-- formula: 录入的经济科目在本年度部门经济分类中有
-- source: 财政部《政府收支分类科目》各年度版
-- on: facts
CREATE VIEW economic_of_year AS
WITH used AS (
  SELECT economic AS code, 'basic_by_economic/' || row || '/economic' AS at FROM basic_by_economic
  UNION ALL SELECT economic, 'project_money/' || row || '/economic' FROM project_money
)
SELECT u.code, h.year, u.at FROM used u CROSS JOIN head h
WHERE NOT EXISTS (SELECT 1 FROM economic e WHERE e.code = u.code)
  AND EXISTS (SELECT 1 FROM economic_code c WHERE c.code = u.code);

-- rule: R-TIME-01 warning
-- zh: 批复日期{approved_on}，公开日期{published_on}，{what}。
-- en: Approved on {approved_on}, published on {published_on}: not within 20 days of approval.
-- do-zh: 部门预算在财政部门批复后20日内公开。
-- do-en: Budgets are published within 20 days of approval.
-- formula: 批复日期 ≤ 公开日期 ≤ 批复日期 + 20日
-- source: 预算法第十四条
-- on: facts
-- needs: department
CREATE VIEW published_in_time AS
WITH part AS (
  SELECT approved_on, published_on,
         CAST(substr(approved_on, 1, 4) AS INTEGER) - (CAST(substr(approved_on, 6, 2) AS INTEGER) < 3) AS ay,
         (CAST(substr(approved_on, 6, 2) AS INTEGER) + 9) % 12 AS am, CAST(substr(approved_on, 9, 2) AS INTEGER) AS ad,
         CAST(substr(published_on, 1, 4) AS INTEGER) - (CAST(substr(published_on, 6, 2) AS INTEGER) < 3) AS py,
         (CAST(substr(published_on, 6, 2) AS INTEGER) + 9) % 12 AS pm, CAST(substr(published_on, 9, 2) AS INTEGER) AS pd
  FROM department
),
days AS (
  SELECT approved_on, published_on,
         365 * (py - ay) + py / 4 - ay / 4 - py / 100 + ay / 100 + py / 400 - ay / 400
         + (153 * pm + 2) / 5 - (153 * am + 2) / 5 + pd - ad AS days
  FROM part
)
SELECT 'department/1/published_on' AS at, 'department/1/approved_on' AS other, approved_on, published_on,
       iif(days < 0, '公开早于批复', '相隔' || days || '日，超过20日') AS what, NULL AS outcome, NULL AS why, NULL AS why_en
FROM days WHERE days < 0 OR days > 20
UNION ALL
SELECT 'department/1', NULL, approved_on, published_on, '', 'unknown', '没有填批复日期或公开日期。',
       'The date of approval or of publication is not given.'
FROM days WHERE days IS NULL;

-- rule: R-X-02 error
-- zh: {name}在表二是{a|amount}万元，在表一是{b|amount}万元，相差{d|amount}万元。
-- en: {name}: {a|amount} in table 2, {b|amount} in table 1, difference {d|amount}.
-- do-zh: 两张表中同一收入来源的金额应相同。
-- do-en: A source of revenue should be the same in both tables.
-- formula: 表二某来源的合计 = 表一同名收入（含上年结转结余）
-- source: 表间勾稽
-- on: printed
-- needs: all_income t1
CREATE VIEW t2_t1_source AS
SELECT c.head AS name, 't2/' || c.key || '/' || c.col AS at, 't1/' || o.key || '/income' AS other,
       c.amount AS a, ifnull(o.income, 0) AS b
FROM amount_cell c JOIN t1 o ON substr(o.income_name, instr(o.income_name, '、') + 1) = c.head
WHERE c.view = 't2' AND c.key = 'total' AND c.n > 1 AND c.amount <> ifnull(o.income, 0);

-- rule: R-P-05 warning
-- zh: 科目{code}的项目支出在表三是{b|amount}万元，公开的项目清单相加是{a|amount}万元，相差{d|amount}万元。
-- en: Project expenditure of item {code}: {a|amount} by the list of projects, {b|amount} in table 3, difference {d|amount}.
-- do-zh: 按《项目》的功能科目，核对表十一各项目的金额。
-- do-en: Compare the projects of this item.
-- formula: 表十一各项目按《项目》的功能科目相加 = 表三同项的项目支出
-- source: 表间勾稽
-- on: both
-- needs: project printed_t11 printed_t3
CREATE VIEW projects_by_item AS
WITH listed AS (
  SELECT p.item AS code, sum(l.sum) AS sum, min(l.key) AS first
  FROM printed_t11 l JOIN project p ON p.name = l.project WHERE NOT l.total GROUP BY p.item
)
SELECT e.code, 'printed_t3/' || e.key || '/project' AS at, 'printed_t11/' || l.first || '/sum' AS other,
       ifnull(l.sum, 0) AS a, e.project AS b
FROM printed_t3 e LEFT JOIN listed l ON l.code = e.code
WHERE e.depth = 2 AND ifnull(l.sum, 0) <> e.project;


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

-- 说明里的一个数在表里是哪一格：各表合计行，“三公”各项；must 为真的，说明里必须写到
CREATE VIEW tabled AS
SELECT 'income_compared' AS view, 'amount' AS column, 't2/total/sum' AS figure, '表二总计' AS name,
       'total of table 2' AS name_en, sum AS value, 1 AS must FROM all_income
UNION ALL SELECT 'spending_compared', 'amount', 't3/total/sum', '表三合计', 'total of table 3', sum, 1 FROM all_spending
UNION ALL SELECT 'general_compared', 'amount', 't5/total/sum', '表五合计', 'total of table 5', sum, sum <> 0 FROM all_general
UNION ALL SELECT 'all_general', 'basic', 't5/total/basic', '表五合计的“基本支出”', 'basic expenditure of table 5',
       basic, basic <> 0 FROM all_general
UNION ALL SELECT 'all_gov_fund', 'sum', 't6/total/sum', '表六合计', 'total of table 6', sum, sum <> 0 FROM all_gov_fund
UNION ALL SELECT 'all_capital', 'sum', 't7/total/sum', '表七合计', 'total of table 7', sum, sum <> 0 FROM all_capital
UNION ALL
SELECT CASE c.view WHEN 't2' THEN 'all_income' WHEN 't3' THEN 'all_spending' ELSE 'all_basic' END,
       c.col, c.view || '/total/' || c.col, c.no || '合计的“' || c.head || '”', 'total of table ' || substr(c.view, 2),
       c.amount, c.view <> 't9' OR c.amount <> 0
FROM amount_cell c
WHERE c.key = 'total' AND c.view IN ('t2', 't3', 't9') AND c.col <> 'sum'
UNION ALL
SELECT CASE key WHEN 'abroad' THEN 'abroad' WHEN 'reception' THEN 'reception' WHEN 'vehicles' THEN 'vehicles'
                ELSE 'three_public_sum' END,
       iif(key IN ('abroad', 'reception', 'vehicles'), 'amount', key), 't10/' || key || '/amount',
       CASE key WHEN 'abroad' THEN '表十因公出国（境）费用' WHEN 'reception' THEN '表十公务接待费'
                WHEN 'vehicles' THEN '表十公务用车购置及运行费' WHEN 'vehicle_purchase' THEN '表十公务用车购置费'
                ELSE '表十公务用车运行费' END,
       'amount of table 10', ifnull(amount, 0), key IN ('abroad', 'reception', 'vehicles')
FROM t10 WHERE key IN ('abroad', 'reception', 'vehicles', 'vehicle_purchase', 'vehicle_running');

-- 各项的支出，逐项写在说明里的
CREATE VIEW tabled_item AS
SELECT 'general_item' AS view, '表五' AS no, 't5' AS sheet, key, name, amount FROM general_item
UNION ALL SELECT 'gov_fund_item', '表六', 't6', key, name, amount FROM gov_fund_item
UNION ALL SELECT 'capital_item', '表七', 't7', key, name, amount FROM capital_item;

-- rule: R-G-01 error
-- zh: 说明写{a|amount}万元，{name}为{b|amount}万元，相差{d|amount}万元。
-- en: The text says {a|amount}, the {name_en} {b|amount}, difference {d|amount}.
-- do-zh: 核对说明和表，改正写错的一处。
-- do-en: Compare the text with the table and correct what is wrong.
-- formula: 说明所写的总额、各项收入、各类支出、“三公”各项 = 表中的数
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_amount AS
SELECT s.at, t.figure AS other, s.value AS a, t.value AS b, t.name, t.name_en
FROM stated s JOIN tabled t ON t.view = s.view AND t.column = s.column
WHERE s.value IS NOT NULL AND abs(s.value - t.value) > 5000;

-- rule: R-G-01 error
-- zh: 说明没有写到{name}。
-- en: The text does not state the {name_en}.
-- do-zh: 按样式的句子补写，或请人工核对。
-- do-en: Add the sentence of the format, or check by hand.
-- formula: 样式要求写的数，说明里都写了
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative said
CREATE VIEW stated_nowhere AS
SELECT t.figure AS at, t.name, t.name_en, 'unknown' AS outcome,
       '正文里没有读到' || t.name || '，没有核对' AS why, 'The text does not state the ' || t.name_en AS why_en
FROM tabled t
WHERE t.must AND NOT EXISTS (SELECT 1 FROM stated s WHERE s.view = t.view AND s.column = t.column);

-- rule: R-G-02 error
-- zh: 科目{code}说明写{a|amount}万元，{no}为{b|amount}万元，相差{d|amount}万元。
-- en: Item {code}: the text says {a|amount}, {no} {b|amount}, difference {d|amount}.
-- do-zh: 核对说明中该科目的编码和金额。
-- do-en: Check code and amount of the item in the text.
-- formula: 说明逐项所写的金额 = 表五、表六、表七该项的合计
-- source: 预算法实施条例第六条
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_item AS
SELECT s.at, t.sheet || '/' || t.key || '/sum' AS other, t.key AS code, t.no, s.value AS a, t.amount AS b
FROM stated s JOIN tabled_item t ON t.view = s.view AND t.key = s.view_key
WHERE s.column = 'amount' AND s.value IS NOT NULL AND abs(s.value - t.amount) > 5000;

-- rule: R-G-02 error
-- zh: {what}。
-- en: {what_en}.
-- do-zh: 说明逐项列出的科目要与表中的项一一对应。
-- do-en: The items of the text and those of the table correspond one to one.
-- formula: 说明逐项列出的科目与表五、表六、表七的项一一对应
-- source: 预算法实施条例第六条
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_items AS
SELECT s.at, NULL AS other, '说明列出科目“' || ifnull(s.view_key, '') || '”，表中没有这一项' AS what,
       'The text lists item “' || ifnull(s.view_key, '') || '”, which the table does not have' AS what_en
FROM stated s
WHERE s.view IN ('general_item', 'gov_fund_item', 'capital_item') AND s.column = 'amount'
  AND NOT EXISTS (SELECT 1 FROM tabled_item t WHERE t.view = s.view AND t.key = s.view_key)
UNION ALL
SELECT t.sheet || '/' || t.key || '/sum', NULL, '说明没有写' || t.no || '的科目' || t.key || t.name,
       'The text does not list item ' || t.key || ' of the table'
FROM tabled_item t
WHERE t.amount <> 0
  AND NOT EXISTS (SELECT 1 FROM stated s WHERE s.view = t.view AND s.view_key = t.key AND s.column = 'amount')
UNION ALL
SELECT max(s.at), min(s.at), '说明把科目' || s.view_key || '写了' || count(*) || '次',
       'The text lists item ' || s.view_key || ' ' || count(*) || ' times'
FROM stated s
WHERE s.view IN ('general_item', 'gov_fund_item', 'capital_item') AND s.column = 'amount'
GROUP BY s.view, s.view_key HAVING count(*) > 1;

-- rule: R-G-03 error
-- zh: 说明写“{text}”，{name}却有{b|amount}万元。
-- en: The text says “{text}”, but the {name_en} is {b|amount}.
-- do-zh: 核对说明和表，改正写错的一处。
-- do-en: Compare the text with the table and correct what is wrong.
-- formula: 说没有的，表中为0
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative said
CREATE VIEW stated_absence AS
WITH none AS (
  SELECT 'all_general' AS view, 'sum' AS test, figure, value, name, name_en FROM tabled WHERE view = 'general_compared'
  UNION ALL SELECT view, column, figure, value, name, name_en FROM tabled
    WHERE view IN ('all_gov_fund', 'all_capital', 'all_general')
  UNION ALL SELECT 'assets', 'to_buy', figure, value, name, name_en FROM tabled WHERE column = 'vehicle_purchase'
)
SELECT d.at, n.figure AS other, d.text, n.name, n.name_en, n.value AS b
FROM said d JOIN none n ON n.view = d.test_view AND n.test = d.test
WHERE d.variant = 'otherwise' AND n.value <> 0;

-- rule: R-G-03 error
-- zh: 说明写“{text}”，却有{n_forms}张绩效目标表。
-- en: The text says “{text}”, but there are {n_forms} forms.
-- do-zh: 核对说明和绩效目标表。
-- do-en: Compare the text with the forms.
-- formula: 说没有的，表中没有
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative said
CREATE VIEW stated_no_forms AS
SELECT d.at, d.text, f.n AS n_forms
FROM said d, all_forms f
WHERE d.variant = 'otherwise' AND d.test_view = 'all_forms' AND f.n > 0;

-- rule: R-S-03 error
-- zh: 说明写购置车辆{vehicles}辆，表十的公务用车购置费却为{b|amount}万元。
-- en: The text says that {vehicles} vehicles are to be bought, table 10 has {b|amount} for it.
-- do-zh: 核对购置车辆数和购置费。
-- do-en: Check the number of vehicles and the money.
-- formula: 公务用车购置费 > 0 ⇔ 说明写的购置车辆数 > 0
-- source: 部门预算公开要求（车辆购置的说明与金额一致）
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_vehicles_to_buy AS
SELECT s.at, t.figure AS other, s.text AS vehicles, t.value AS b
FROM stated s JOIN tabled t ON t.column = 'vehicle_purchase'
WHERE s.view = 'assets' AND s.column = 'to_buy' AND (s.value > 0) <> (t.value > 0);

-- rule: R-G-04 warning
-- zh: 说明“主要包括”列出的{names}，表九中为零。
-- en: The text lists {names}, which are zero in table 9.
-- do-zh: 只列表九中有金额的款。
-- do-en: List only items that have an amount in table 9.
-- formula: “主要包括”列出的各款，表九中不为零
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative stated t9
CREATE VIEW stated_list AS
WITH list AS (
  SELECT at, key, column, '、' || fold(text) || '、' AS items FROM stated
  WHERE view IN ('personnel_item', 'public_item') AND format = 'list'
),
zero AS (
  -- 有的款在几个类里名称相同
  SELECT l.at, l.key, min(r.code) AS code, min(r.name) AS name
  FROM list l JOIN t9 r ON r.depth = 1 AND instr(l.items, '、' || fold(r.name) || '、') > 0
  GROUP BY l.at, l.key, fold(r.name)
  HAVING sum(r.sum <> 0) = 0
),
counted AS (
  SELECT *, count(*) OVER (PARTITION BY key) AS n, row_number() OVER (PARTITION BY key ORDER BY code) AS nth FROM zero
)
SELECT at, group_concat(name, '、') || iif(max(n) > 8, '等' || max(n) || '款', '') AS names
FROM (SELECT * FROM counted WHERE nth <= 8 ORDER BY key, nth)
GROUP BY key;

-- rule: R-G-05 error
-- zh: 说明写机关运行经费{a|amount}万元，表九公用经费{b|amount}万元，两者不符。
-- en: Operating expenses of the office are stated as {a|amount}, public funds in table 9 are {b|amount}.
-- do-zh: 核对机关运行经费和表九的公用经费。
-- do-en: Check both amounts.
-- formula: 只有部门本级时：机关运行经费 = 表九公用经费；有下属单位时：不大于
-- source: 财政部关于机关运行经费的口径（行政单位和参公单位的公用经费）
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_running AS
SELECT s.at, t.figure AS other, s.value AS a, t.value AS b
FROM stated s JOIN tabled t ON t.view = 'all_basic' AND t.column = 'public'
WHERE s.view = 'running' AND s.column = 'amount'
  AND (s.value - t.value > 5000
       OR t.value - s.value > 5000 AND (SELECT count(*) FROM unit_listed) = 1);

-- 政府采购、车辆：一句里的各个数
CREATE VIEW stated_procurement AS
SELECT max(iif(column = 'sum', value, NULL)) AS sum, max(iif(column = 'sum', at, NULL)) AS at,
       sum(iif(column IN ('goods', 'works', 'services'), value, 0)) AS parts,
       max(iif(column = 'small_medium', value, NULL)) AS small_medium,
       max(iif(column = 'small_medium', at, NULL)) AS small_medium_at
FROM stated WHERE view = 'purchasing';

-- rule: R-G-06 error
-- zh: 政府采购{what}{a|amount}万元，{whole}{b|amount}万元，相差{d|amount}万元。
-- en: Procurement: {what_en} {a|amount}, {whole_en} {b|amount}, difference {d|amount}.
-- do-zh: 核对政府采购总额、分项和面向中小企业的金额。
-- do-en: Check total, parts and the share of small and medium enterprises.
-- formula: 货物 + 工程 + 服务 = 总额（三项四舍五入）；面向中小企业 ≤ 总额
-- source: 政府采购促进中小企业发展管理办法
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_procurement_sum AS
SELECT at, NULL AS other, '货物、工程、服务合计' AS what, 'goods, works and services' AS what_en,
       '总额' AS whole, 'total' AS whole_en, parts AS a, sum AS b, 3 AS n
FROM stated_procurement WHERE sum <> parts
UNION ALL
SELECT small_medium_at, at, '面向中小企业', 'small and medium enterprises', '总额', 'total', small_medium, sum, NULL
FROM stated_procurement WHERE small_medium > sum;

-- rule: R-G-07 error
-- zh: 说明写共有车辆{vehicles}辆，各类车辆相加是{kinds}辆。
-- en: The text states {vehicles} vehicles, the kinds sum up to {kinds}.
-- do-zh: 核对车辆总数和各类车辆数。
-- do-en: Check the number of vehicles and those of each kind.
-- formula: 车辆总数 = 各类车辆之和
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_vehicles AS
SELECT max(iif(column = 'vehicles', at, NULL)) AS at, max(iif(column = 'vehicles', value, NULL)) AS vehicles,
       sum(iif(column IN ('leaders', 'courier', 'emergency', 'enforcement', 'technical', 'other'), value, 0)) AS kinds
FROM stated WHERE view = 'assets'
HAVING vehicles <> kinds;

-- rule: R-G-08 error
-- zh: 说明写{stated}个下属单位，预算单位构成表列了{listed}个单位（含部门本级）。
-- en: The text states {stated} subordinate units, the list has {listed} units, the department itself included.
-- do-zh: 核对下属单位个数和预算单位构成表。
-- do-en: Check the number of units and their list.
-- formula: 预算单位构成表的行数 = 部门本级 + 说明所写的下属单位个数
-- source: 预算法实施条例第五条
-- on: printed
-- needs: narrative stated unit_listed
CREATE VIEW stated_units AS
SELECT s.at, 'unit_listed/1/short_name' AS other, s.text AS stated, (SELECT count(*) FROM unit_listed) AS listed
FROM stated s
WHERE s.column = 'subordinates' AND s.value + 1 <> (SELECT count(*) FROM unit_listed);

-- rule: R-Y-01 error
-- zh: {what}：{a|amount}万元和{b|amount}万元，相差{d|amount}万元。
-- en: {what_en}: {a|amount} and {b|amount}, difference {d|amount}.
-- do-zh: 增减额 = 本年数 − 上年数；核对写错的一处。
-- do-en: The change is this year's amount less last year's: see which is wrong.
-- formula: 收入和支出各自推算的上年数相同（上年收支也平衡）；增加额不大于本年数
-- source: 预算法第十二条（各级预算应当遵循收支平衡的原则）
-- on: printed
-- needs: narrative stated
CREATE VIEW stated_last_year AS
WITH last AS (
  SELECT view, change_at, amount_at, amount, change, amount - change_sign * change AS last
  FROM stated_change WHERE change IS NOT NULL AND amount IS NOT NULL AND change_sign <> 0
)
SELECT i.change_at AS at, s.change_at AS other, '按增减额推算，上年的收入预算和支出预算不相等' AS what,
       'By the stated changes, revenue and expenditure of last year differ' AS what_en,
       i.last AS a, s.last AS b, 3 AS n
FROM last i JOIN last s ON s.view = 'spending_compared'
WHERE i.view = 'income_compared' AND i.last <> s.last
UNION ALL
SELECT change_at, amount_at, '增加额大于本年数', 'The increase exceeds the amount itself', change, amount, 1
FROM last WHERE last < 0;

-- rule: R-D-02 warning
-- zh: 国有资产的截至日期应为上年末，这里是“{text}”。
-- en: Assets are to be stated at the end of last year, this says “{text}”.
-- do-zh: 改为上年12月31日，并核对车辆和设备的数量。
-- do-en: State them as of 31 December of last year.
-- formula: 资产的截至日期 = 预算年度上一年的12月31日
-- source: 部门预算公开要求（国有资产占用使用情况）
-- on: printed
-- needs: narrative said head
CREATE VIEW stated_asset_date AS
SELECT d.at, substr(d.text, 1, 13) AS text, h.last_year
FROM said d, head h
WHERE d.key IN (SELECT said FROM stated WHERE view = 'assets' AND column = 'vehicles')
  AND instr(fold(d.text), h.last_year || '年12月31日') = 0;


-- ---- 正文与录入的数 ----

-- 与上年比较的七个事项
CREATE VIEW computed_comparison AS
SELECT 'income_compared' AS view, * FROM income_compared
UNION ALL SELECT 'spending_compared', * FROM spending_compared
UNION ALL SELECT 'general_compared', * FROM general_compared
UNION ALL SELECT 'abroad', * FROM abroad
UNION ALL SELECT 'reception', * FROM reception
UNION ALL SELECT 'vehicles', * FROM vehicles
UNION ALL SELECT 'running', * FROM running;

-- rule: R-G-01 error
-- zh: 公开的说明写{a|amount}万元，按录入的数{name}应为{b|amount}万元，相差{d|amount}万元。
-- en: The published text says {a|amount}, by the facts the {name_en} is {b|amount}, difference {d|amount}.
-- do-zh: 核对公开的说明和录入的数，改正错的一边。
-- do-en: Compare the published text with the facts and correct the wrong side.
-- formula: 公开的说明所写的每个金额 = 按录入的数算出的
-- source: 预算法第十四条（公开的是经批准的预算）
-- on: both
-- needs: printed_narrative printed_stated
CREATE VIEW published_statement AS
WITH computed AS (
  SELECT view, column, figure, value, name, name_en FROM tabled
  UNION ALL SELECT 'running', 'amount', 'running/' || key || '/amount', amount, '机关运行经费', 'operating expenses of the office' FROM running
  UNION ALL SELECT 'all_forms', 'fiscal', 'all_forms/1/fiscal', fiscal, '项目绩效目标的财政拨款', 'fiscal money of the forms' FROM all_forms
  UNION ALL SELECT 'purchasing', 'sum', 'purchasing/1/sum', sum, '政府采购预算', 'procurement' FROM purchasing
  UNION ALL SELECT 'purchasing', 'goods', 'purchasing/1/goods', goods, '货物采购', 'goods' FROM purchasing
  UNION ALL SELECT 'purchasing', 'works', 'purchasing/1/works', works, '工程采购', 'works' FROM purchasing
  UNION ALL SELECT 'purchasing', 'services', 'purchasing/1/services', services, '服务采购', 'services' FROM purchasing
  UNION ALL SELECT 'purchasing', 'small_medium', 'purchasing/1/small_medium', small_medium, '面向中小企业采购', 'procurement from small and medium enterprises' FROM purchasing
)
SELECT 'printed_' || s.at AS at, c.figure AS other, s.value AS a, ifnull(c.value, 0) AS b, c.name, c.name_en
FROM printed_stated s JOIN computed c ON c.view = s.view AND c.column = s.column
WHERE s.value IS NOT NULL AND abs(s.value - ifnull(c.value, 0)) > 5000;

-- rule: R-G-01 error
-- zh: 公开的说明写{name}是{stated}，按录入的数应为{right}。
-- en: The published text says {stated}, by the facts it is {right}.
-- do-zh: 核对公开的说明和录入的数，改正错的一边。
-- do-en: Compare the published text with the facts and correct the wrong side.
-- formula: 公开的说明所写的每个个数 = 按录入的数算出的
-- source: 预算法第十四条（公开的是经批准的预算）
-- on: both
-- needs: printed_narrative printed_stated
CREATE VIEW published_count AS
WITH computed AS (
  SELECT 'head' AS view, 'offices' AS column, offices AS value, '内设机构个数' AS name FROM head
  UNION ALL SELECT 'head', 'subordinates', subordinates, '下属单位个数' FROM head
  UNION ALL SELECT 'all_forms', 'n', n, '绩效目标个数' FROM all_forms
  UNION ALL SELECT 'assets', 'vehicles', vehicles, '车辆总数' FROM assets
  UNION ALL SELECT 'assets', 'leaders', leaders, '省部级领导干部用车' FROM assets
  UNION ALL SELECT 'assets', 'courier', courier, '机要通信用车' FROM assets
  UNION ALL SELECT 'assets', 'emergency', emergency, '应急保障用车' FROM assets
  UNION ALL SELECT 'assets', 'enforcement', enforcement, '执法执勤用车' FROM assets
  UNION ALL SELECT 'assets', 'technical', technical, '特种专业技术用车' FROM assets
  UNION ALL SELECT 'assets', 'other', other, '其他用车' FROM assets
  UNION ALL SELECT 'assets', 'general_equipment', general_equipment, '通用设备' FROM assets
  UNION ALL SELECT 'assets', 'special_equipment', special_equipment, '专用设备' FROM assets
  UNION ALL SELECT 'assets', 'to_buy', to_buy, '购置车辆' FROM assets
)
SELECT 'printed_' || s.at AS at, c.view || '/1/' || c.column AS other, s.value AS stated,
       ifnull(c.value, 0) AS right, c.name
FROM printed_stated s JOIN computed c ON c.view = s.view AND c.column = s.column
WHERE s.value IS NOT NULL AND s.value <> ifnull(c.value, 0);

-- rule: R-G-02 error
-- zh: 公开的说明写科目{code}{a|amount}万元，按录入的数应为{b|amount}万元，相差{d|amount}万元。
-- en: The published text says {a|amount} for item {code}, by the facts it is {b|amount}, difference {d|amount}.
-- do-zh: 核对公开的说明和录入的数，改正错的一边。
-- do-en: Compare the published text with the facts and correct the wrong side.
-- formula: 公开的说明逐项所写的金额 = 按录入的数算出的
-- source: 预算法实施条例第六条
-- on: both
-- needs: printed_narrative printed_stated
CREATE VIEW published_stated_item AS
SELECT 'printed_' || s.at AS at, t.sheet || '/' || t.key || '/sum' AS other, t.key AS code, s.value AS a, t.amount AS b
FROM printed_stated s JOIN tabled_item t ON t.view = s.view AND t.key = s.view_key
WHERE s.column = 'amount' AND s.value IS NOT NULL AND abs(s.value - t.amount) > 5000;

-- rule: R-Y-01 error
-- zh: {subject}的增减额，公开的说明写{a|amount}万元，按录入的数应为{b|amount}万元，相差{d|amount}万元。
-- en: Change of {view}: the published text says {a|amount}, by the facts it is {b|amount}, difference {d|amount}.
-- do-zh: 增减额 = 本年数 − 《上年对比》的上年数；核对写错的一处。
-- do-en: The change is this year's amount less that of 上年对比.
-- formula: 增减额 = 本年数 − 上年数
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: both
-- needs: printed_narrative printed_stated comparison
CREATE VIEW published_change AS
SELECT 'printed_' || s.at AS at, s.view || '/' || c.key || '/change' AS other, c.subject, c.view, s.value AS a, c.change AS b
FROM printed_stated s JOIN computed_comparison c ON c.view = s.view
WHERE s.column = 'change' AND s.value IS NOT NULL AND abs(s.value - c.change) > 5000;

-- rule: R-Y-02 error
-- zh: {subject}的增减率，公开的说明写{printed}%，按录入的数应为{right|rate}%。
-- en: Rate of {view}: the published text says {printed} %, by the facts it is {right|rate} %.
-- do-zh: 增减率 = 增减额 ÷《上年对比》的上年数；核对写错的一处。
-- do-en: The rate is the change divided by the amount of 上年对比.
-- formula: 增减率 = 增减额 ÷ 上年数，按所写的小数位数
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: both
-- needs: printed_narrative printed_stated comparison
CREATE VIEW published_rate AS
SELECT 'printed_' || s.at AS at, s.view || '/' || c.key || '/rate' AS other, c.subject, c.view, s.text AS printed, c.rate AS right
FROM printed_stated s JOIN computed_comparison c ON c.view = s.view
WHERE s.column = 'rate' AND s.value IS NOT NULL
  AND abs(s.value - c.rate) * 2 > CASE s.digits WHEN 0 THEN 100 WHEN 1 THEN 10 ELSE 1 END;

-- rule: R-Y-03 error
-- zh: 公开的说明写{subject}{printed}，按录入的数是{right}。
-- en: The published text calls {view} {printed_en}, by the facts it is {right_en}.
-- do-zh: 核对公开的说明和《上年对比》的上年数。
-- do-en: Compare the published text with last year's amount in 上年对比.
-- formula: 持平 ⇔ 增减额为0；增加 ⇔ > 0；减少 ⇔ < 0
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: both
-- needs: printed_narrative printed_said comparison
CREATE VIEW published_direction AS
WITH words(family, zh, en) AS (VALUES ('up', '比上年增加', 'increased'), ('down', '比上年减少', 'decreased'),
  ('same', '与上年持平', 'unchanged'), ('fresh', '上年没有', 'new'), ('gone', '下降100%', 'gone'),
  ('unknown', '上年数不详', 'unknown')),
told AS (
  SELECT d.at, d.test_view, replace(d.variant, '_why', '') AS family FROM printed_said d
  WHERE d.variant NOT IN ('why', 'otherwise')
),
fact AS (
  SELECT view, subject, key, CASE WHEN up THEN 'up' WHEN down THEN 'down' WHEN same THEN 'same' WHEN fresh THEN 'fresh'
                     WHEN gone THEN 'gone' WHEN unknown THEN 'unknown' END AS family
  FROM computed_comparison
)
SELECT DISTINCT 'printed_' || t.at AS at, f.view || '/' || f.key || '/change' AS other, f.subject, f.view,
       w.zh AS printed, w.en AS printed_en, r.zh AS right, r.en AS right_en
FROM told t JOIN fact f ON f.view = t.test_view
JOIN words w ON w.family = t.family
JOIN words r ON r.family = f.family
WHERE t.family <> f.family AND t.family <> 'unknown';

-- rule: R-G-03 error
-- zh: 公开的说明写“{text}”，录入的数里{name}有{found}。
-- en: The published text says “{text}”, but the facts have {name_en}.
-- do-zh: 核对公开的说明和录入的数，改正错的一边。
-- do-en: Compare the published text with the facts and correct the wrong side.
-- formula: 说没有的，录入的数里没有
-- source: 预算法第十四条（公开的是经批准的预算）
-- on: both
-- needs: printed_narrative printed_said
CREATE VIEW published_absence AS
WITH none AS (
  SELECT 'purchasing' AS view, 'sum' AS test, 'purchasing/1/sum' AS figure, '政府采购' AS name, 'procurement' AS name_en,
         '采购预算' AS found FROM purchasing WHERE sum <> 0
  UNION ALL SELECT 'assets', 'to_buy', 'assets/1/to_buy', '本年购置车辆', 'vehicles to be bought', to_buy || '辆' FROM assets WHERE to_buy > 0
  UNION ALL SELECT 'all_forms', 'n', 'all_forms/1/n', '绩效目标', 'performance forms', n || '张' FROM all_forms WHERE n > 0
  UNION ALL SELECT 'all_general', 'sum', 't5/total/sum', '一般公共预算', 'general public expenditure', '支出' FROM all_general WHERE sum <> 0
  UNION ALL SELECT 'all_general', 'basic', 't5/total/basic', '一般公共预算', 'general public expenditure', '基本支出' FROM all_general WHERE basic <> 0
  UNION ALL SELECT 'all_gov_fund', 'sum', 't6/total/sum', '政府性基金预算', 'expenditure from government-managed funds', '支出' FROM all_gov_fund WHERE sum <> 0
  UNION ALL SELECT 'all_capital', 'sum', 't7/total/sum', '国有资本经营预算', 'expenditure from state capital operations', '支出' FROM all_capital WHERE sum <> 0
)
SELECT 'printed_' || d.at AS at, n.figure AS other, d.text, n.name, n.name_en, n.found
FROM printed_said d JOIN none n ON n.view = d.test_view AND n.test = d.test
WHERE d.variant = 'otherwise';


-- ==== 文字 ====

-- rule: R-Y-05 error
-- zh: {subject}比上年{change}，没有写变动原因。
-- en: {subject} has changed ({change}) and no reason is given.
-- do-zh: 在《上年对比》的“变动原因”中写明主要原因。
-- do-en: Give the main reason in 上年对比.
-- formula: 有增减就有原因
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: facts
-- needs: comparison
CREATE VIEW r_y_05_missing AS
SELECT 'comparison/' || c.row || '/reason' AS at, c.subject, iif(v.amount > c.last_year, '增加', '减少') AS change
FROM comparison c JOIN compared v ON v.subject = c.subject
WHERE c.last_year IS NOT NULL AND v.amount <> c.last_year
  AND ifnull(trim(fold(c.reason), '，。、；：,.;:'), '') IN ('', '无', '略', '其他', '其它', '主要原因是', '暂无')
  AND c.subject IN ('收入预算', '支出预算', '一般公共预算拨款支出', '因公出国（境）费用', '公务接待费',
                    '公务用车购置及运行费', '机关运行经费');

-- 原因里有没有说增、说减、说不变的词；原因里的“不”等字由词表分清
CREATE VIEW reason_direction AS
SELECT c.row, c.subject, v.amount - c.last_year AS change, c.reason,
       sum(m.sense = '+') AS up, sum(m.sense = '-') AS down, sum(m.sense = '0') AS same
FROM comparison c
JOIN compared v ON v.subject = c.subject
JOIN mention m ON m.at = 'comparison/' || c.row || '/reason' AND m.kind = 'direction'
WHERE c.last_year IS NOT NULL
GROUP BY c.row;

-- rule: R-Y-05-D warning
-- zh: {subject}比上年{change}，原因却是“{reason}”。
-- en: {subject} has changed ({change}), but the reason says “{reason}”.
-- do-zh: 核对上年数和变动原因，原因应当说明为什么{change}。
-- do-en: Check last year's figure and the reason.
-- formula: 增加的原因不能只说减少，减少的原因不能只说增加
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: facts
-- needs: comparison text
CREATE VIEW r_y_05_direction AS
SELECT 'comparison/' || row || '/reason' AS at, 'comparison/' || row || '/last_year' AS other, subject, reason,
       CASE WHEN change > 0 THEN '增加' WHEN change < 0 THEN '减少' ELSE '持平' END AS change
FROM reason_direction
WHERE change > 0 AND down > 0 AND up = 0
   OR change < 0 AND up > 0 AND down = 0
   OR change <> 0 AND same > 0 AND up = 0 AND down = 0 AND instr(reason, '持平') > 0;

-- rule: R-Y-05-S warning
-- zh: {subject}的变动原因“{reason}”说的是{other_subject}。
-- en: The reason for {subject}, “{reason}”, speaks of {other_subject}.
-- do-zh: 换成本事项的原因。
-- do-en: Give the reason of this subject.
-- formula: 原因说的是本事项
-- source: 地方预决算公开操作规程（财预〔2016〕143号）
-- on: facts
-- needs: comparison
CREATE VIEW r_y_05_subject AS
WITH topic(subject, word) AS (VALUES
  ('因公出国（境）费用', '出国'), ('因公出国（境）费用', '出境'), ('因公出国（境）费用', '境外'),
  ('公务接待费', '接待'), ('公务接待费', '来访'),
  ('公务用车购置及运行费', '车'))
SELECT 'comparison/' || c.row || '/reason' AS at, c.subject, c.reason, o.subject AS other_subject
FROM comparison c
JOIN topic o ON o.subject <> c.subject AND instr(c.reason, o.word) > 0
WHERE c.subject IN (SELECT subject FROM topic)
  AND NOT EXISTS (SELECT 1 FROM topic own WHERE own.subject = c.subject AND instr(c.reason, own.word) > 0)
GROUP BY c.row;

-- rule: R-G-03 error
-- zh: {subject}的变动原因说“{word}”，本年却安排了{a|amount}万元。
-- en: The reason for {subject} says “{word}”, but {a|amount} is budgeted.
-- do-zh: 核对原因和金额。
-- do-en: Check the reason and the amount.
-- formula: 说没有安排的，金额为0
-- source: 预算法第十四条
-- on: facts
-- needs: comparison
CREATE VIEW r_g_03_reason AS
WITH none(word) AS (VALUES ('无本项经费'), ('无此项支出'), ('无此项经费'), ('均未安排'), ('本年未安排'), ('本年不安排'),
                           ('没有安排'), ('不再安排'), ('无预算安排'))
SELECT 'comparison/' || c.row || '/reason' AS at, c.subject, n.word, v.amount AS a
FROM comparison c
JOIN compared v ON v.subject = c.subject
JOIN none n ON instr(c.reason, n.word) > 0
WHERE c.subject IN ('因公出国（境）费用', '公务接待费', '公务用车购置及运行费') AND v.amount > 0
GROUP BY c.row;

-- rule: R-G-03-T error
-- zh: 文字说“{word}”，《{sheet_name}》里却有{n_there}{unit}。
-- en: The text says “{word}”, but {sheet_name} has {n_there}.
-- do-zh: 核对文字和数据。
-- do-en: Check the text and the data.
-- formula: 说没有的，数据里没有
-- source: 预算法第十四条
-- on: facts
-- needs: text
CREATE VIEW r_g_03_prose AS
WITH none(word, sheet_name, unit, n_there) AS (
  SELECT '没有政府采购', '政府采购', '类采购', count(*) FROM procurement WHERE amount > 0
  UNION ALL SELECT '无政府采购', '政府采购', '类采购', count(*) FROM procurement WHERE amount > 0
  UNION ALL SELECT '没有预算安排购置车辆', '国有资产', '辆', ifnull(sum(quantity), 0) FROM state_asset WHERE item = '本年购置车辆'
  UNION ALL SELECT '不购置车辆', '国有资产', '辆', ifnull(sum(quantity), 0) FROM state_asset WHERE item = '本年购置车辆'
  UNION ALL SELECT '未安排购置车辆', '国有资产', '辆', ifnull(sum(quantity), 0) FROM state_asset WHERE item = '本年购置车辆'
  UNION ALL SELECT '没有下属单位', '单位', '个', count(*) FROM unit WHERE tier = '下属单位'
  UNION ALL SELECT '无下属单位', '单位', '个', count(*) FROM unit WHERE tier = '下属单位'
  UNION ALL SELECT '没有设置项目绩效目标', '绩效目标', '张', count(*) FROM performance_form
  UNION ALL SELECT '没有项目绩效目标', '绩效目标', '张', count(*) FROM performance_form
)
SELECT t.at, n.word, n.sheet_name, n.n_there, n.unit
FROM text t JOIN none n ON n.n_there > 0 AND instr(t.folded, n.word) > 0
WHERE t.sheet IN ('prose_duties', 'prose_tasks', 'prose_performance', 'comparison', 'performance_form');

-- rule: R-D-01-T warning
-- zh: “{printed}”疑似上年的文字：本文件是{year}年度的预算。
-- en: “{printed}” looks like last year's text: this is the budget of {year}.
-- do-zh: 改为本年度，或者写明是上年的情况。
-- do-en: Change it to this year, or say that it speaks of last year.
-- formula: 主要任务、预算安排所说的年度 = 预算年度
-- source: 预算法第十四条
-- on: facts
-- needs: text
CREATE VIEW r_d_01_prose AS
SELECT q.at, q.printed || q.after AS printed, h.year
FROM quantity q JOIN text t ON t.id = q.text_id CROSS JOIN head h
WHERE q.kind = 'year' AND q.year <> h.year AND q.inside NOT IN ('《', '“')
  AND t.sheet IN ('comparison', 'prose_duties', 'prose_tasks', 'prose_performance', 'purpose')
  AND (instr(q.after, '无本项') = 1 OR instr(q.after, '预算安排') > 0 AND q.year < h.year
       OR instr(q.after, '主要任务') > 0 OR instr(q.after, '重点抓') > 0 OR instr(q.after, '工作任务') > 0
       OR instr(q.after, '我局将') = 1 OR substr(q.before, -3) = '本单位' OR substr(q.before, -3) = '本部门')
  AND instr(q.before, '比') = 0 AND instr(q.before, '较') = 0 AND instr(q.before, '与') = 0;

-- rule: R-G-01-T error
-- zh: 文字说“{word}”{a|amount}万元，数据中是{b|amount}万元，相差{d|amount}万元。
-- en: The text says {a|amount} for “{word}”; the data say {b|amount}, difference {d|amount}.
-- do-zh: 核对文字和数据，改正其中一处。
-- do-en: Correct the text or the data.
-- formula: 文字所说的总额 = 表中的数
-- source: 预算法第十四条
-- on: facts
-- needs: text
CREATE VIEW r_g_01_prose AS
WITH total(word, fen) AS (
  SELECT '收入预算', sum FROM all_income UNION ALL SELECT '支出预算', sum FROM all_spending
  UNION ALL SELECT '一般公共预算拨款支出', sum FROM all_general
  UNION ALL SELECT '基本支出', basic FROM all_spending UNION ALL SELECT '项目支出', project FROM all_spending
  UNION ALL SELECT '财政拨款资金', fiscal FROM all_forms
  UNION ALL SELECT '机关运行经费', amount FROM office_running
  UNION ALL SELECT project, money FROM form
),
named AS MATERIALIZED (
  SELECT word, fen, fold(word) AS folded FROM total
  UNION ALL SELECT word, fen, fold(word) || '共' FROM total
  UNION ALL SELECT word, fen, fold(word) || '为' FROM total
),
money AS MATERIALIZED (
  SELECT q.at, q.fen, q.before FROM quantity q JOIN text t ON t.id = q.text_id
  WHERE q.kind = 'money' AND q.compare IS NULL
    AND t.sheet IN ('prose_duties', 'prose_tasks', 'prose_performance', 'project', 'performance_form')
)
SELECT q.at, w.word, q.fen AS a, w.fen AS b
FROM money q JOIN named w ON substr(q.before, -length(w.folded)) = w.folded
WHERE q.fen <> w.fen;

-- rule: R-G-09-T warning
-- zh: 名称不一致：这里写“{printed}”，项目名称是“{name}”。
-- en: Names differ: “{printed}” here, the project is called “{name}”.
-- do-zh: 用同一个名称。
-- do-en: Use one name.
-- formula: 同一个项目在各处名称相同
-- source: 预算公开名称应当前后一致
-- on: facts
-- needs: text
CREATE VIEW r_g_09_facts AS
SELECT n.at, n.printed, n.term AS name
FROM near n JOIN text t ON t.id = n.text_id
WHERE n.kind = 'project' AND NOT EXISTS (SELECT 1 FROM project p WHERE instr(fold(p.name), fold(n.printed)) > 0)
GROUP BY n.text_id, n.printed;

-- rule: R-N-02-T warning
-- zh: 这一段与前面的一段完全相同：“{excerpt}……”。
-- en: This paragraph stands there twice: “{excerpt}…”.
-- do-zh: 删去重复的一段，或者换成这一处应有的内容。
-- do-en: Delete the repeated one, or put in what belongs here.
-- formula: 部门职责、主要工作任务、绩效说明中没有两段相同
-- source: 国务院办公厅政务公开工作要点
-- on: facts
-- needs: text
CREATE VIEW r_n_02_prose AS
SELECT t.at, min(o.at) AS other, substr(t.text, 1, 20) AS excerpt
FROM text t JOIN text o ON o.folded = t.folded AND o.id < t.id AND o.sheet IN ('prose_duties', 'prose_tasks', 'prose_performance')
WHERE t.sheet IN ('prose_duties', 'prose_tasks', 'prose_performance') AND t.kind <> 'heading' AND t.n >= 20
GROUP BY t.id;

-- rule: R-T-03-G info
-- zh: 项目“{project}”的总体绩效目标末尾没有句号，其他项目的多数有，请看是否被截断。
-- en: The goal of project “{project}” has no full stop at its end, most others have; see whether it was cut.
-- do-zh: 补全文字或者句号。
-- do-en: Complete the text or its full stop.
-- formula: 多数有句号的，都有句号
-- source: 标点符号用法（GB/T 15834—2011）
-- on: facts
-- needs: project text
CREATE VIEW r_t_03_goal AS
WITH goal AS (SELECT p.row, p.name, t.ends <> '' AS closed FROM project p
              JOIN text t ON t.sheet = 'project' AND t.row = p.row AND t.col = 'goal' WHERE t.n >= 15)
SELECT 'project/' || row || '/goal' AS at, name AS project FROM goal
WHERE NOT closed AND (SELECT sum(closed) * 2 > count(*) FROM goal);
