SELECT state FROM inspection WHERE organization = $1 AND inspection_id = $2 FOR UPDATE
