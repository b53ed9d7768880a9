-- Verify registration:pairing_standing on pg
SELECT 1 / count(*) FROM pg_trigger WHERE tgname = 'check_pairing_organization';
