SELECT * FROM handover WHERE duty = $1 AND ($2 = '' OR handover_id < $2)
ORDER BY handover_id DESC
LIMIT $3
