-- Sessions of a time with who came, for each of these topics ($6) or (NULL) all of them; '' is all
-- training, each session once. Two numbers of one person count as one.
WITH held AS (
  SELECT s.session_id, c.topics || ''::text AS topics
  FROM courses_within($1, $2, $3) AS c JOIN training_session AS s USING (course_id)
  WHERE s.state = 1 AND s.start_time >= $4 AND s.start_time < $5
)
SELECT topic, count(DISTINCT h.session_id) AS sessions, count(r.record_id) AS attendances,
       count(DISTINCT coalesce(v.merged_into, r.volunteer_id)) AS people,
       count(r.record_id) FILTER (WHERE r.state = 2) AS completions,
       coalesce(sum(r.learning_minutes), 0) AS learning_minutes
FROM held AS h CROSS JOIN LATERAL unnest(h.topics) AS topic
LEFT JOIN training_record AS r ON r.session_id = h.session_id AND r.state IN (2, 3)
LEFT JOIN volunteer AS v ON v.volunteer_id = r.volunteer_id
WHERE $6::text[] IS NULL OR topic = ANY ($6::text[])
GROUP BY topic ORDER BY topic = '' DESC, count(DISTINCT h.session_id) DESC, topic LIMIT $7
