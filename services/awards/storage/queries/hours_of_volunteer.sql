-- What counts for a volunteer, her own records and those of files that ended in hers: in the window
-- [$2, $3) and in all. Days are China's.
SELECT coalesce(sum(minutes) FILTER (WHERE inside), 0) AS window_minutes,
       coalesce(sum(minutes), 0) AS total_minutes,
       count(*) FILTER (WHERE inside) AS window_records,
       count(DISTINCT day) FILTER (WHERE inside) AS window_days,
       least(count(*) FILTER (WHERE inside), 1) AS window_participants,
       (SELECT coalesce(max(star), 0) FROM star_grant WHERE volunteer_id = $1) AS star
FROM (
  SELECT minutes, start_time >= $2 AND start_time < $3 AS inside,
         (start_time AT TIME ZONE 'Asia/Shanghai')::date AS day
  FROM counted_record
  WHERE minutes > 0
    AND (volunteer_id = $1
         OR volunteer_id IN (SELECT volunteer_id FROM merged_volunteer WHERE survivor_id = $1))
) AS r
