INSERT INTO council_minutes (council_id, meeting_id, document) VALUES ($1, $2, $3)
