-- READY with its assignments, if it is still to be computed under this claim.
WITH ready AS (
  UPDATE roster_plan SET state = 3, progress_percent = 100, quality = $4, claim_until = NULL,
                         version = version + 1, update_time = $5
  WHERE activity_id = $1 AND plan_id = $2 AND claim = $3 AND state = 2
  RETURNING activity_id, plan_id
)
INSERT INTO roster_assignment (activity_id, plan_id, volunteer_id, shift_id, pinned, kept,
                               preference, value)
SELECT ready.activity_id, ready.plan_id, item.volunteer_id, item.shift_id, item.pinned, item.kept,
       item.preference, item.value
FROM ready CROSS JOIN unnest($6::text[], $7::text[], $8::bool[], $9::bool[], $10::int[], $11::int[])
  AS item (volunteer_id, shift_id, pinned, kept, preference, value)
