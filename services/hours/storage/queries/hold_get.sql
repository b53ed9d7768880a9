SELECT hold.* FROM hold
JOIN unnest($1::text[], $2::text[]) AS asked (volunteer_id, hold_id) USING (volunteer_id, hold_id)
