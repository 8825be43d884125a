-- rule: R-1 error
-- zh: {
-- en: ÿ
CREATE VIEW r AS SELECT 'open FROM /* 