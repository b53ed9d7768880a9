-- When each organisation's last activity of the time from $1 until $2 ended; after an id.
SELECT organization_id, max(end_time) AS end_time FROM activity
WHERE state IN (2, 4) AND end_time > $1 AND end_time <= $2 AND organization_id > $3
GROUP BY organization_id ORDER BY organization_id LIMIT $4
