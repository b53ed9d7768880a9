-- What volunteers did and are up to, from their sign-ups: of a range of numbers.
SELECT e.volunteer_id,
       count(*) FILTER (WHERE e.state = 1 AND e.start_time <= $3) AS kept,
       count(*) FILTER (WHERE e.late_cancel OR e.state = 9 AND e.excuse = '') AS broken,
       count(*) FILTER (WHERE e.state = 1
                          AND e.start_time > $3::timestamptz - interval '30 days') AS recent,
       coalesce(string_agg(DISTINCT a.category, '')
                FILTER (WHERE e.state = 1 AND e.start_time <= $3), '') AS served,
       coalesce(sum(extract(epoch FROM s.end_time - s.start_time) / 60)
                FILTER (WHERE e.state = 1 AND s.end_time <= $3), 0)::bigint AS served_minutes,
       coalesce(string_agg(extract(epoch FROM e.start_time)::bigint::text, ' ')
                FILTER (WHERE e.state = 9 AND e.excuse = ''), '') AS no_shows
FROM enrollment AS e JOIN shift AS s USING (shift_id) JOIN activity AS a USING (activity_id)
WHERE e.volunteer_id > $1 AND e.volunteer_id <= $2
GROUP BY e.volunteer_id
