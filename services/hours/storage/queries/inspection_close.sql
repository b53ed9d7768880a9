UPDATE inspection SET state = 'CLOSED', conclusion = $3, update_time = $4
WHERE organization = $1 AND inspection_id = $2
