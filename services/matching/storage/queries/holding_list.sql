-- What stands under some numbers: live sign-ups, and duties for pay (state 0).
SELECT e.enrollment_id AS id, e.volunteer_id, e.state, false AS paid, s.shift_id, s.activity_id,
       s.organization_id, s.start_time, s.end_time, s.exclusion_group, s.exclusion_owner
FROM enrollment AS e JOIN shift AS s USING (shift_id)
WHERE e.volunteer_id = ANY ($1::text[]) AND e.state IN (1, 2, 5, 6, 7)
UNION ALL
SELECT g.enrollment_id, g.volunteer_id, 0, true, s.shift_id, s.activity_id, s.organization_id,
       s.start_time, s.end_time, g.exclusion_group, g.exclusion_owner
FROM engagement AS g JOIN shift AS s USING (shift_id)
WHERE g.volunteer_id = ANY ($1::text[]) AND g.live AND g.paid
