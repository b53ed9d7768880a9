-- After an id.
SELECT organization_id, step_id, kind, note, grade, taken_by, take_time FROM onboarding_step
WHERE organization_id = $1 AND step_id > $2 ORDER BY step_id LIMIT $3
