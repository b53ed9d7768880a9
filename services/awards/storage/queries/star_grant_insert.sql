-- Nothing comes back if she has this star of this region's scheme.
INSERT INTO star_grant (volunteer_id, id, scheme_region, star, title, scheme_id, scheme_version,
                        counted_minutes, record, grant_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (volunteer_id, scheme_region, star) DO NOTHING
RETURNING id
