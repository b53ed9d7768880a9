SELECT * FROM visit
WHERE pairing_id = $1 AND (visit_time, visit_id) < ($2, $3)
ORDER BY visit_time DESC, visit_id DESC
LIMIT $4
