-- How many sessions of a topic began in each month of China's calendar.
SELECT topic, extract(month FROM s.start_time AT TIME ZONE 'Asia/Shanghai')::int AS month,
       count(*) AS sessions
FROM courses_within($1, $2, $3) AS c JOIN training_session AS s USING (course_id)
CROSS JOIN LATERAL unnest(c.topics || ''::text) AS topic
WHERE s.state = 1 AND s.start_time >= $4 AND s.start_time < $5 AND topic = ANY ($6::text[])
GROUP BY topic, month
