-- What stands against each sign-up of a batch: the volunteer's live enrolment for the same shift,
-- and confirmed shifts that overlap. A row for each; item counts from 1.
SELECT item.number::int AS item, e.enrollment_id, NULL AS shift_name,
       NULL::timestamptz AS start_time, NULL::timestamptz AS end_time
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS item (shift_id, volunteer_id, number)
JOIN enrollment AS e ON e.shift_id = item.shift_id AND e.volunteer_id = item.volunteer_id
  AND e.state IN (1, 2)
UNION ALL
SELECT item.number::int, NULL, g.shift_name, lower(g.during), upper(g.during)
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS item (shift_id, volunteer_id, number)
JOIN shift AS s ON s.shift_id = item.shift_id
JOIN engagement AS g ON g.volunteer_id = item.volunteer_id AND g.live
  AND g.during && tstzrange(s.start_time, s.end_time)
