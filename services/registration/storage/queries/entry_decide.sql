UPDATE file_entry SET state = $3, verifier = $4, verify_time = $5, rejection_reason = $6
WHERE volunteer_id = $1 AND entry_id = $2
