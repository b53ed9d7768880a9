-- What an organisation recorded that counts, in the window [$2, $3) and in all. Days are China's; a
-- volunteer with two files that became one is one.
SELECT coalesce(sum(minutes) FILTER (WHERE inside), 0) AS window_minutes,
       coalesce(sum(minutes), 0) AS total_minutes,
       count(*) FILTER (WHERE inside) AS window_records,
       count(DISTINCT day) FILTER (WHERE inside) AS window_days,
       count(DISTINCT person) FILTER (WHERE inside) AS window_participants,
       0 AS star
FROM (
  SELECT c.minutes, c.start_time >= $2 AND c.start_time < $3 AS inside,
         (c.start_time AT TIME ZONE 'Asia/Shanghai')::date AS day,
         coalesce(m.survivor_id, c.volunteer_id) AS person
  FROM counted_record AS c LEFT JOIN merged_volunteer AS m ON m.volunteer_id = c.volunteer_id
  WHERE c.recording_unit = $1 AND c.minutes > 0
) AS r
