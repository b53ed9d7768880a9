-- Verify awards:assessments on pg

BEGIN;
SELECT id, region, version, effective_time, details FROM awards.indicator_scheme WHERE false;
SELECT region, id, period, state, version, details FROM awards.assessment WHERE false;
SELECT region, assessment_id, input, period, value, as_of_time, source FROM awards.assessment_input WHERE false;
SELECT 1 / (NOT has_table_privilege('linli_awards', 'awards.assessment', 'DELETE'))::int;
SELECT 1 / (NOT has_table_privilege('linli_awards', 'awards.indicator_scheme', 'UPDATE'))::int;
ROLLBACK;
