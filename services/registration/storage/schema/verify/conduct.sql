-- Verify registration:conduct on pg
SELECT 1 / (count(*) = 20)::int FROM registration.conduct_item WHERE code_id = 'default';
SELECT * FROM registration.conduct_case LIMIT 0;
SELECT * FROM registration.complaint LIMIT 0;
