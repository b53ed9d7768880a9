-- Opens a stock, unless the owner has one of this name and size.
INSERT INTO stock (stock_id, owner, display_name, size, details, create_time)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (owner, display_name, size) DO NOTHING RETURNING stock_id
