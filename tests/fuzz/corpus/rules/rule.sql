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

