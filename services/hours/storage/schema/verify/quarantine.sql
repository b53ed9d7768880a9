-- Verify hours:quarantine on pg
SELECT points, hold_points, made_by, decided_by, details FROM hours.quarantine WHERE false;
SELECT released_by FROM hours.service_record WHERE false;
SELECT 1 / (count(*) = 3)::int FROM hours.record_transition WHERE from_state = 'QUARANTINED';
