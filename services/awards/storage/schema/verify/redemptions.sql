-- Verify awards:redemptions on pg

BEGIN;
SELECT reward_id, organization_id, region, state, stock, taken, limit_per_person, details
FROM awards.reward WHERE false;
SELECT reward_id, volunteer_id, id, period, state, minutes, due_time, code_hash, code_expire_time
FROM awards.redemption WHERE false;
SELECT used, allowed FROM awards.redemption_use WHERE false;
SELECT 1 / (NOT has_column_privilege('linli_awards', 'awards.reward', 'taken', 'UPDATE'))::int;
SELECT 1 / (NOT has_table_privilege('linli_awards', 'awards.redemption_use', 'UPDATE'))::int;
ROLLBACK;
