-- Her stars of this region's scheme, except those of $3, lapse; the others hold again.
WITH regained AS (
  DELETE FROM star_lapse AS l USING star_grant AS g
  WHERE g.volunteer_id = $1 AND g.scheme_region = $2 AND g.star = ANY ($3::integer[])
    AND l.volunteer_id = g.volunteer_id AND l.grant_id = g.id
)
INSERT INTO star_lapse (volunteer_id, grant_id, lapse_time)
SELECT volunteer_id, id, $4 FROM star_grant
WHERE volunteer_id = $1 AND scheme_region = $2 AND star <> ALL ($3::integer[])
ON CONFLICT DO NOTHING
