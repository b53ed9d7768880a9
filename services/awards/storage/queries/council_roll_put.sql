INSERT INTO council_roll (council_id, meeting_id, member, caster) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING
