-- Open shifts that a volunteer could take: free places, skills, age by the shift, nothing else at
-- that time, within a box around a point (NULL: the city of the volunteer's region instead).
SELECT s.*
FROM shift_in_context AS s
WHERE s.state = 1 AND s.activity_state = 2 AND s.taken < s.places
  AND s.start_time >= $2 AND s.start_time < $3
  AND s.required_skills <@ $4::text[]
  AND CASE WHEN $5::float8 IS NULL OR s.latitude IS NULL THEN s.region_code LIKE $9 || '%'
      ELSE s.latitude BETWEEN $5 AND $6 AND s.longitude BETWEEN $7 AND $8 END
  AND NOT EXISTS (SELECT FROM engagement AS g WHERE g.volunteer_id = $1 AND g.live
                    AND g.during && tstzrange(s.start_time, s.end_time))
  AND NOT EXISTS (SELECT FROM enrollment AS e WHERE e.shift_id = s.shift_id
                    AND e.volunteer_id = $1 AND e.state IN (1, 2))
ORDER BY s.start_time, s.shift_id
LIMIT 5000
