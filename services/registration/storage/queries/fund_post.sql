INSERT INTO fund_entry (fund_id, entry_id, kind, amount_fen, details, create_time)
VALUES ($1, $2, $3, $4, $5, $6)
