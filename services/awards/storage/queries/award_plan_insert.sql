INSERT INTO award_plan (plan_id, region, state, authority, document_number, quota, due_time, version,
                        details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
