-- Verify registration:membership_invitation on pg
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'registration.membership'::regclass AND tgname = 'membership_has_volunteer';
