SELECT e.*, CASE WHEN e.enrollment_state = 2 THEN (
         SELECT count(*) FROM enrollment AS before
         WHERE before.shift_id = e.shift_id AND before.state = 2 AND before.arrival <= e.arrival)
       ELSE 0 END AS waiting_position
FROM enrollment_in_context AS e
WHERE e.shift_id = $1 AND e.enrollment_id = $2 AND e.activity_id = $3 AND e.organization_id = $4
