INSERT INTO need (need_id, organization_id, create_time, update_time, region_code, state, kind,
                  form, answer_due_time, people_needed, submitter, wrapped_key, sealed, body)
VALUES ($1, $2, $3, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12)
RETURNING *, '{}'::text[] AS claimants
