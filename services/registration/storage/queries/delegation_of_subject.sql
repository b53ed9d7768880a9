-- What a subject may do now or later.
SELECT role, over_name, start_time, end_time
FROM delegation WHERE subject = $1 AND end_time > $2 AND revoke_time IS NULL
