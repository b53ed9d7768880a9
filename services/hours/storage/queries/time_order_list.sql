-- Newest first, on either side.
SELECT * FROM time_order
WHERE (volunteer_id = $1 OR provider = $1)
  AND ($2::timestamptz IS NULL OR (create_time, volunteer_id, order_id) < ($2::timestamptz, $3, $4))
ORDER BY create_time DESC, volunteer_id DESC, order_id DESC
LIMIT $5
