-- A page in order of arrival. Positions are counted once for the page, not once per row.
WITH page AS (
  SELECT * FROM enrollment_in_context
  WHERE shift_id = $1 AND enrollment_state = ANY ($2::int[]) AND arrival > $3
  ORDER BY arrival
  LIMIT $4
), ahead AS (
  SELECT count(*) AS waiting FROM enrollment
  WHERE shift_id = $1 AND state = 2
    AND arrival < (SELECT min(arrival) FROM page WHERE enrollment_state = 2)
)
SELECT page.*, CASE WHEN enrollment_state = 2
         THEN ahead.waiting + row_number() OVER (PARTITION BY enrollment_state ORDER BY arrival)
         ELSE 0 END AS waiting_position
FROM page CROSS JOIN ahead
ORDER BY arrival
