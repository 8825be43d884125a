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
WHERE u.code NOT IN (SELECT code FROM economic) AND u.code IN (SELECT code FROM economic_code);

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
