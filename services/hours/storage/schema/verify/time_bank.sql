-- Verify hours:time_bank on pg
SELECT volunteer_id, gift_id, recipient, minutes, relation, proof FROM hours.time_gift WHERE false;
SELECT 1 / (NOT has_table_privilege('linli_hours', 'hours.time_gift', 'UPDATE'))::int;
