SELECT * FROM amendment WHERE volunteer_id = $1 AND record_id = $2 AND amendment_id = $3
