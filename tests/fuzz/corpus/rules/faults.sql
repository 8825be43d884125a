-- rule: R-1
-- zh:
--   {a|amount}{b|}{|c}{{d}
-- en
-- on: both facts nowhere
-- needs:
CREATE VIEW r AS SELECT 'it''s' AS at FROM a, (SELECT 1 FROM b, c WHERE x IN (1, 2)) JOIN d;
-- rule:
-- rule: R-2 error error
--     more
CREATE VIEW q AS WITH x(a, b) AS MATERIALIZED (SELECT 1), y AS (SELECT 2) SELECT "from" FROM x, y, z;
