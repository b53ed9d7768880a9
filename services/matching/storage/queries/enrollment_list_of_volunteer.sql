SELECT e.*, CASE WHEN e.enrollment_state = 2 THEN (
         SELECT count(*) FROM enrollment AS before
         WHERE before.shift_id = e.shift_id AND before.state = 2 AND before.arrival <= e.arrival)
       ELSE 0 END AS waiting_position
FROM enrollment AS mine
JOIN enrollment_in_context AS e USING (shift_id, enrollment_id)
WHERE mine.volunteer_id = $1 AND mine.state = ANY ($2::int[])
  AND (mine.start_time, mine.enrollment_id) < ($3, $4)
ORDER BY mine.start_time DESC, mine.enrollment_id DESC
LIMIT $5
