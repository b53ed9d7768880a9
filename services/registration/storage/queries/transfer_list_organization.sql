-- To and from an organisation, newest first, before an id; of one state or (0) of all.
SELECT volunteer_id, transfer_id, from_id, to_id, region_code, former_region_code, reason, state, releaser,
       release_time, decider, end_reason, version, create_time, update_time
FROM membership_transfer
WHERE (from_id = $1 OR to_id = $1) AND ($2::smallint = 0 OR state = $2::smallint)
  AND ($3 = '' OR transfer_id < $3)
ORDER BY transfer_id DESC LIMIT $4
