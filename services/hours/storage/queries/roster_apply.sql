-- Only what is newer: events may come twice, and from before.
INSERT INTO roster (volunteer_id, enrollment, version, confirmed, shift, context, start_time)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (volunteer_id, enrollment) DO UPDATE
  SET version = excluded.version, confirmed = excluded.confirmed, context = excluded.context,
      start_time = excluded.start_time
  WHERE roster.version < excluded.version
