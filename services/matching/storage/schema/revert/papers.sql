-- Revert matching:papers from pg
BEGIN;
DROP INDEX matching.organization_halted;
DROP TABLE matching.paper;
DROP FUNCTION matching.mark_holder();
COMMIT;
