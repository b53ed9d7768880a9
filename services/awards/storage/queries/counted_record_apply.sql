-- Applies only what is newer than what is there; says whether it did.
INSERT INTO counted_record AS c
  (volunteer_id, record_id, version, minutes, start_time, region, recording_unit, change_time, kind,
   category)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (volunteer_id, record_id) DO UPDATE
SET version = excluded.version, minutes = excluded.minutes, start_time = excluded.start_time,
    region = excluded.region, recording_unit = excluded.recording_unit,
    change_time = excluded.change_time, kind = excluded.kind, category = excluded.category
WHERE c.version < excluded.version
RETURNING c.record_id
