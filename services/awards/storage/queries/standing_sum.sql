UPDATE standing
SET counted_minutes = (SELECT coalesce(sum(minutes), 0) FROM counted_record WHERE volunteer_id = $1)
WHERE volunteer_id = $1
RETURNING region, counted_minutes
