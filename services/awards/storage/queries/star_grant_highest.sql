-- Of those that hold at present.
SELECT coalesce(max(g.star), 0) AS star
FROM star_grant AS g
WHERE g.volunteer_id = $1 AND g.scheme_region = $2
  AND NOT EXISTS (SELECT FROM star_lapse AS l
                  WHERE l.volunteer_id = g.volunteer_id AND l.grant_id = g.id)
