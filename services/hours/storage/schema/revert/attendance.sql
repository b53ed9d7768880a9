-- Revert hours:attendance from pg
BEGIN;
DROP TABLE hours.attendance;
COMMIT;
