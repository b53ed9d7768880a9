SELECT disclosure_id, field, reader, purpose, read_time
FROM disclosure WHERE volunteer_id = $1 AND disclosure_id > $2
ORDER BY disclosure_id LIMIT $3
