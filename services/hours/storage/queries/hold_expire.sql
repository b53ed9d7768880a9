-- Of volunteers whose accounts are locked.
UPDATE hold SET state = 'EXPIRED', settle_time = $1
WHERE state = 'PENDING' AND expire_time <= $1::timestamptz AND volunteer_id = ANY ($2::text[])
RETURNING *
