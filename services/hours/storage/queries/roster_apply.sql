-- Only what is newer: events may come twice, and from before.
INSERT INTO roster (volunteer_id, enrollment, version, confirmed, shift, context)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (volunteer_id, enrollment) DO UPDATE
  SET version = excluded.version, confirmed = excluded.confirmed, context = excluded.context
  WHERE roster.version < excluded.version
