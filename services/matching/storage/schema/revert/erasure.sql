-- Revert matching:erasure from pg
BEGIN;
REVOKE UPDATE (response) ON matching.replay FROM linli_matching;
COMMIT;
