-- In the order in which sign-ups lock them.
SELECT shift_id FROM shift WHERE activity_id = $1 ORDER BY shift_id FOR UPDATE
