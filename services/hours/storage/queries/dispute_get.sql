SELECT * FROM dispute WHERE volunteer_id = $1 AND record_id = $2 AND dispute_id = $3
