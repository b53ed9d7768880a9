-- The same, held as it is until the transaction ends: what is taken away waits, or was taken away.
SELECT role, over_name, start_time, end_time
FROM delegation WHERE subject = $1 AND end_time > $2 AND revoke_time IS NULL FOR SHARE
