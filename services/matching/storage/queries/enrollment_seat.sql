-- Enrolments that stand already get a place ($3 = 1), an offer of one until $5 ($3 = 7), or a
-- position in the waiting list ($3 = 2). One that had a place before takes its engagement up again.
WITH engaged AS (
  INSERT INTO engagement AS old (volunteer_id, enrollment_id, shift_id, shift_name, during,
                                 exclusion_group, exclusion_owner)
  SELECT e.volunteer_id, e.enrollment_id, e.shift_id,
         format('organizations/%s/activities/%s/shifts/%s', s.organization_id, s.activity_id,
                s.shift_id),
         tstzrange(s.start_time, s.end_time), s.exclusion_group, s.exclusion_owner
  FROM enrollment AS e JOIN shift AS s USING (shift_id)
  WHERE $3 = 1 AND e.shift_id = $1 AND e.enrollment_id = ANY ($2::text[])
  ORDER BY e.volunteer_id
  ON CONFLICT (volunteer_id, enrollment_id) DO UPDATE
  SET live = true, during = excluded.during, exclusion_group = excluded.exclusion_group,
      exclusion_owner = excluded.exclusion_owner
)
UPDATE enrollment SET state = $3, version = version + 1, update_time = $4, offer_expire_time = $5
WHERE shift_id = $1 AND enrollment_id = ANY ($2::text[])
