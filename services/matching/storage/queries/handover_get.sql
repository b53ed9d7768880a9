SELECT * FROM handover WHERE duty = $1 AND handover_id = $2 AND shift = $3
