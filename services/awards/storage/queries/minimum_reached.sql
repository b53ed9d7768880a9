-- Of these volunteers, with what ended in their files, who served $4 minutes in [$2, $3).
SELECT count(*) AS reached
FROM (
  SELECT v.id
  FROM unnest($1::text[]) AS v (id)
  JOIN LATERAL (
    SELECT r.minutes
    FROM counted_record AS r
    WHERE (r.volunteer_id = v.id
           OR r.volunteer_id IN (SELECT volunteer_id FROM merged_volunteer WHERE survivor_id = v.id))
      AND r.start_time >= $2 AND r.start_time < $3
  ) AS r ON true
  GROUP BY v.id
  HAVING sum(r.minutes) >= $4
) AS those
