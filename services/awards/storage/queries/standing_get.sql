SELECT s.region, s.counted_minutes FROM standing AS s WHERE s.volunteer_id = $1
