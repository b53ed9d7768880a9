-- Revert matching:handovers from pg
BEGIN;
DROP TABLE matching.handover;
COMMIT;
