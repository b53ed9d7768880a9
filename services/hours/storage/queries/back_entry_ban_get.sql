SELECT * FROM back_entry_ban WHERE banned = $1 AND ban_id = $2
