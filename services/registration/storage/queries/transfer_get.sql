SELECT volunteer_id, transfer_id, from_id, to_id, region_code, former_region_code, reason, state, releaser,
       release_time, decider, end_reason, version, create_time, update_time
FROM membership_transfer WHERE volunteer_id = $1 AND transfer_id = $2
