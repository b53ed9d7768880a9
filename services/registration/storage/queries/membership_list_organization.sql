-- The memberships of an organisation, of one state or (0) of all, after a volunteer.
SELECT volunteer_id, organization_id, state, note, decline_reason, decider, join_time, role, post, mentor_id,
       guest_until_time, version, create_time, update_time
FROM membership
WHERE organization_id = $1 AND volunteer_id > $2 AND ($3::smallint = 0 OR state = $3::smallint)
ORDER BY volunteer_id LIMIT $4
