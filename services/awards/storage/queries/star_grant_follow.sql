-- Stars that were granted stay: those of a file that ended are the survivor's, where it has none.
INSERT INTO star_grant (volunteer_id, id, scheme_region, star, title, scheme_id, scheme_version,
                        counted_minutes, record, grant_time)
SELECT $2, id, scheme_region, star, title, scheme_id, scheme_version, counted_minutes, record,
       grant_time
FROM star_grant WHERE volunteer_id = $1
ON CONFLICT DO NOTHING
