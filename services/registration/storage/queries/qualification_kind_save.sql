INSERT INTO qualification_kind (kind_id, owner, state, details, version, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (kind_id) DO UPDATE
SET state = excluded.state, details = excluded.details, version = excluded.version,
    update_time = excluded.update_time
