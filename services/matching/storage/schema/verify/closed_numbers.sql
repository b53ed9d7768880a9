-- Verify matching:closed_numbers on pg
SELECT closed, merged_into FROM matching.volunteer WHERE false;
SELECT 1 / has_column_privilege('linli_matching', 'matching.enrollment', 'volunteer_id', 'UPDATE')::int;
