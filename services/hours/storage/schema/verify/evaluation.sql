-- Verify hours:evaluation on pg
SELECT side, details FROM hours.evaluation WHERE false;
SELECT seed, population FROM hours.inspection WHERE false;
SELECT position, record, result FROM hours.finding WHERE false;
SELECT 1 / (NOT has_table_privilege('linli_hours', 'hours.evaluation', 'UPDATE'))::int;
