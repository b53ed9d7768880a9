SELECT * FROM back_entry_ban
WHERE banned = $1 AND (create_time, ban_id) > ($2::timestamptz, $3)
ORDER BY create_time, ban_id
LIMIT $4
