-- Approved organisations without activity since $1, after an id.
SELECT organization_id, region_code, last_activity_time, inactive_months FROM organization
WHERE state = 2 AND last_activity_time <= $1 AND organization_id > $2
ORDER BY organization_id LIMIT $3
