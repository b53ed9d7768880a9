SELECT volunteer_id, organization_id, state, note, decline_reason, decider, join_time, role, post, mentor_id,
       guest_until_time, version, create_time, update_time
FROM membership WHERE volunteer_id = $1 AND organization_id = $2
