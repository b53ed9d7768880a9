-- Revert matching:organization_lines from pg
BEGIN;
ALTER TABLE matching.organization DROP COLUMN system_id, DROP COLUMN successor;
COMMIT;
