-- What is posted goes into the ledger by the trigger.
UPDATE hold SET state = asked.state, posted_minutes = asked.minutes, settle_time = asked.settle_time
FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[])
  AS asked (volunteer_id, hold_id, state, minutes, settle_time)
WHERE (hold.volunteer_id, hold.hold_id) = (asked.volunteer_id, asked.hold_id)
