INSERT INTO course (course_id, owner, state, details, version, create_time, update_time, topics)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text[])
ON CONFLICT (course_id) DO UPDATE
SET state = excluded.state, details = excluded.details, version = excluded.version,
    update_time = excluded.update_time, topics = excluded.topics
