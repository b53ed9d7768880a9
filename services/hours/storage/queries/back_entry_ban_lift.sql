-- No row comes back when it was lifted already, or is none.
UPDATE back_entry_ban SET lifted_by = $3, version = version + 1, update_time = $4
WHERE banned = $1 AND ban_id = $2 AND lifted_by = ''
RETURNING *
