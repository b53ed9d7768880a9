-- Verify hours:roster_snapshot on pg
SELECT start_time FROM hours.roster WHERE false;
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'hours.roster_snapshot'::regclass AND tgname = 'keep_roster_snapshot';
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'hours.roster_snapshot_entry'::regclass AND tgname = 'close_roster_snapshot';
