SELECT visit_time FROM visit WHERE pairing_id = $1 AND visit_time >= $2 AND visit_time < $3
ORDER BY visit_time
