-- One more of $1 in the month of $2; no row comes back when the limit of $3 is reached.
INSERT INTO back_entry_use AS used (entered_by, month, entries)
VALUES ($1, date_trunc('month', $2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, 1)
ON CONFLICT (entered_by, month) DO UPDATE SET entries = used.entries + 1 WHERE used.entries < $3
RETURNING entries
