-- What was written by somebody else since it was read has another version: NULL is refused then, and
-- the whole call runs again and sees it.
INSERT INTO membership
  (volunteer_id, organization_id, state, note, decline_reason, decider, join_time, version,
   create_time, update_time, role, post, mentor_id, guest_until_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (volunteer_id, organization_id) DO UPDATE
SET state = excluded.state, note = excluded.note, decline_reason = excluded.decline_reason,
    decider = excluded.decider, join_time = excluded.join_time,
    version = CASE WHEN membership.version = excluded.version - 1 THEN excluded.version END,
    update_time = excluded.update_time, role = excluded.role, post = excluded.post,
    mentor_id = excluded.mentor_id, guest_until_time = excluded.guest_until_time
