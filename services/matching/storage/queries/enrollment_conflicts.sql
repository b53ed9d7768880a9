-- What stands against each sign-up of a batch: the volunteer's live enrolment for the same shift;
-- her engagements of eight days around it, which may overlap, fill a day or a week, or leave no
-- rest; and those of the same exclusion group, whenever. A row for each; item counts from 1.
WITH item AS (
  SELECT number::int AS item, shift_id, volunteer_id
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (shift_id, volunteer_id, number)
)
SELECT item.item, e.enrollment_id, NULL AS shift_name, NULL::timestamptz AS start_time,
       NULL::timestamptz AS end_time, NULL AS exclusion_group, NULL AS exclusion_owner
FROM item
JOIN enrollment AS e ON e.shift_id = item.shift_id AND e.volunteer_id = item.volunteer_id
  AND e.state IN (1, 2, 5, 6, 7)
UNION ALL
SELECT item.item, NULL, g.shift_name, lower(g.during), upper(g.during), g.exclusion_group,
       g.exclusion_owner
FROM item
JOIN shift AS s ON s.shift_id = item.shift_id
JOIN engagement AS g ON g.volunteer_id = item.volunteer_id AND g.live
  AND g.during && tstzrange(s.start_time - interval '8 days', s.end_time + interval '8 days')
UNION ALL
SELECT item.item, NULL, g.shift_name, lower(g.during), upper(g.during), g.exclusion_group,
       g.exclusion_owner
FROM item
JOIN shift AS s ON s.shift_id = item.shift_id
JOIN engagement AS g ON g.volunteer_id = item.volunteer_id AND g.live
  AND g.exclusion_group = s.exclusion_group AND g.exclusion_owner <> s.exclusion_owner
