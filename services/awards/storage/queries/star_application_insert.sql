-- Nothing comes back if another one stands for this star.
INSERT INTO star_application (subject, id, scheme_region, region, star, state, version, details,
                              create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (subject, scheme_region, star) WHERE state <> 4 DO NOTHING
RETURNING id
