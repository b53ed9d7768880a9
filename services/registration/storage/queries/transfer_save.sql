UPDATE membership_transfer
SET state = $3, releaser = $4, release_time = $5, decider = $6, end_reason = $7,
    former_region_code = $8, version = $9, update_time = $10
WHERE volunteer_id = $1 AND transfer_id = $2
