-- The memberships of a volunteer, of one state or (0) of all, after an organisation.
SELECT volunteer_id, organization_id, state, note, decline_reason, decider, join_time, role, post, mentor_id,
       guest_until_time, version, create_time, update_time
FROM membership
WHERE volunteer_id = $1 AND organization_id > $2 AND ($3::smallint = 0 OR state = $3::smallint)
ORDER BY organization_id LIMIT $4
