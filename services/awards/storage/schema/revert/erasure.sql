-- Revert awards:erasure from pg
BEGIN;
REVOKE UPDATE (response) ON awards.replay FROM linli_awards;
COMMIT;
