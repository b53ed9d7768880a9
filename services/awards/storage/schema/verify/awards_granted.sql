-- Verify awards:awards_granted on pg

BEGIN;
SELECT plan_id, id, nomination_id, state, details FROM awards.objection WHERE false;
SELECT plan_id, id, nominee, state, details FROM awards.award WHERE false;
SELECT 1 / (NOT has_table_privilege('linli_awards', 'awards.award', 'DELETE'))::int;
ROLLBACK;
