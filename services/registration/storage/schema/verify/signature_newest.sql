-- Verify registration:signature_newest on pg
SELECT 1 / count(*) FROM pg_trigger WHERE tgname = 'check_signature_newest';
