UPDATE group_enrollment AS g
SET state = 2, end_reason = $2, version = g.version + 1, update_time = $3
FROM shift AS s
WHERE g.shift_id = ANY ($1::text[]) AND g.state = 1 AND s.shift_id = g.shift_id
RETURNING g.*, s.activity_id, s.organization_id
