SELECT dispute_id FROM dispute WHERE volunteer_id = $1 AND record_id = $2 AND state = 'OPEN'
