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

