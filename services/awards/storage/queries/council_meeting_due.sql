SELECT m.council_id, m.id, c.region
FROM council_meeting AS m JOIN council AS c USING (council_id)
WHERE m.state = 2 AND m.close_time <= $1
ORDER BY m.close_time, m.id
LIMIT $2
