UPDATE roster_assignment AS a SET enrollment_id = item.enrollment_id
FROM unnest($3::text[], $4::text[], $5::text[]) AS item (volunteer_id, shift_id, enrollment_id)
WHERE a.activity_id = $1 AND a.plan_id = $2 AND a.volunteer_id = item.volunteer_id
  AND a.shift_id = item.shift_id
