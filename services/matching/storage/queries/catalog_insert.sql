INSERT INTO catalog (kind, id, organization_id, region_code, create_time, update_time, stage, level,
                     class, parent, body)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10)
RETURNING *
