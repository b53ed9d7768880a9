-- Deploy hours:record_by_unit to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- What a unit recorded, for its leaders to work through. Not unique, so that it may do without
-- volunteer_id, the distribution column: each node answers for its own part.
CREATE INDEX service_record_by_unit ON service_record (recording_unit, start_time, record_id);

COMMIT;
