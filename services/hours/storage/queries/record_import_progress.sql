-- One part more of an import.
INSERT INTO record_import AS i
  (import_id, recording_unit, partner_system, entered_by, row_count, accepted_count, known_count,
   differing_count, conflict_count, refused_count, create_time, update_time)
VALUES ($1, $2, $3, $4, $5::bigint, $6::bigint, $7::bigint, $8::bigint, $9::bigint, $10::bigint, $11, $11)
ON CONFLICT (import_id) DO UPDATE
SET row_count = i.row_count + excluded.row_count,
    accepted_count = i.accepted_count + excluded.accepted_count,
    known_count = i.known_count + excluded.known_count,
    differing_count = i.differing_count + excluded.differing_count,
    conflict_count = i.conflict_count + excluded.conflict_count,
    refused_count = i.refused_count + excluded.refused_count, update_time = excluded.update_time
