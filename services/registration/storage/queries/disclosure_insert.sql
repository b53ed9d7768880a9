INSERT INTO disclosure (volunteer_id, disclosure_id, field, reader, purpose, read_time)
VALUES ($1, $2, $3, $4, $5, $6)
