-- Seats, waiting list, applications, invitations and engagements of a batch in one statement. Rows
-- go in as they arrived.
WITH item AS MATERIALIZED (
  SELECT *
  FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::text[],
              $7::text[], $8::text[])
    WITH ORDINALITY AS given (shift_id, enrollment_id, volunteer_id, state, at, policy_version,
                              shift_name, note, number)
), engaged AS (
  INSERT INTO engagement (volunteer_id, enrollment_id, shift_id, shift_name, during,
                          exclusion_group, exclusion_owner)
  SELECT item.volunteer_id, item.enrollment_id, item.shift_id, item.shift_name,
         tstzrange(s.start_time, s.end_time), s.exclusion_group, s.exclusion_owner
  FROM item JOIN shift AS s USING (shift_id)
  WHERE item.state = 1
  ORDER BY item.volunteer_id, item.number
)
INSERT INTO enrollment (shift_id, enrollment_id, volunteer_id, create_time, update_time, state,
                        start_time, policy_version, note)
SELECT item.shift_id, item.enrollment_id, item.volunteer_id, item.at, item.at, item.state,
       s.start_time, item.policy_version, item.note
FROM item JOIN shift AS s USING (shift_id)
ORDER BY item.number
