-- No row comes back for a record that has banned the same already.
INSERT INTO back_entry_ban (banned, ban_id, explanation, record, from_time, until_time,
                            reearn_minutes, banned_by, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $5, $5)
ON CONFLICT DO NOTHING
RETURNING *
