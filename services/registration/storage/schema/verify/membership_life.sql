-- Verify registration:membership_life on pg
SELECT role, post, mentor_id, guest_until_time FROM registration.membership LIMIT 0;
SELECT 1 / (count(*) = 1)::int FROM pg_indexes
WHERE schemaname = 'registration' AND indexname = 'membership_transfer_open';
SELECT * FROM registration.community_report LIMIT 0;
SELECT * FROM registration.staff_member LIMIT 0;
