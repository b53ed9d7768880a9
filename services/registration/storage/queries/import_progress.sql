-- One part more of an import.
INSERT INTO volunteer_import AS i
  (import_id, registrar, entered_by, row_count, registered_count, known_count, refused_count,
   create_time, update_time)
VALUES ($1, $2, $3, $4::bigint, $5::bigint, $6::bigint, $7::bigint, $8, $8)
ON CONFLICT (import_id) DO UPDATE
SET row_count = i.row_count + excluded.row_count,
    registered_count = i.registered_count + excluded.registered_count,
    known_count = i.known_count + excluded.known_count,
    refused_count = i.refused_count + excluded.refused_count, update_time = excluded.update_time
