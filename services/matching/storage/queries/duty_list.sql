SELECT d.*, s.activity_id, s.organization_id, s.start_time, s.end_time
FROM paid_duty AS d JOIN shift AS s USING (shift_id)
WHERE d.shift_id = $1 AND d.duty_id > $2
ORDER BY d.duty_id
LIMIT $3
