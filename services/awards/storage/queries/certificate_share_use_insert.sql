INSERT INTO certificate_share_use (volunteer_id, share_id, id, reader, state, use_time)
VALUES ($1, $2, $3, $4, $5, $6)
