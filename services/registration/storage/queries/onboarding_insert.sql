INSERT INTO onboarding_step (organization_id, step_id, kind, note, grade, taken_by, take_time)
VALUES ($1, $2, $3, $4, $5, $6, $7)
