-- Revert hours:roster_snapshot from pg
BEGIN;
DROP TABLE hours.roster_snapshot_entry;
DROP TABLE hours.roster_snapshot;
DROP FUNCTION hours.keep_roster_snapshot();
DROP FUNCTION hours.close_roster_snapshot();
DROP INDEX hours.roster_by_start;
DROP INDEX hours.roster_undated;
ALTER TABLE hours.roster DROP COLUMN start_time;
COMMIT;
