INSERT INTO council_recusal (council_id, meeting_id, nomination_id, member, reason)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
