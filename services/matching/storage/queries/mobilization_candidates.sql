-- Whom to ask next for a shift: active, with the skills and the languages ($6), serving in the region
-- ($3), of the team ($5, an id; '': any), free at that time and not asked before; nearest to the shift
-- first, who gave no point last. A degree of longitude is shorter than one of latitude.
SELECT v.volunteer_id
FROM volunteer AS v, shift AS s
WHERE s.shift_id = $1 AND v.active AND v.skills @> $2::text[]
  AND v.languages @> $6::text[]
  AND v.region_code >= $3 AND v.region_code < $3 || ':'
  AND ($5 = '' OR EXISTS (
    SELECT FROM membership AS m LEFT JOIN organization AS o USING (organization_id)
    WHERE m.volunteer_id = v.volunteer_id AND m.active
      AND (m.organization_id = $5 OR ('organizations/' || $5) = ANY (o.ancestors))))
  AND NOT EXISTS (SELECT FROM engagement AS g
                  WHERE g.volunteer_id = v.volunteer_id AND g.live
                    AND g.during && tstzrange(s.start_time, s.end_time))
  AND NOT EXISTS (SELECT FROM enrollment AS e
                  WHERE e.shift_id = s.shift_id AND e.volunteer_id = v.volunteer_id)
ORDER BY (v.latitude - s.latitude) ^ 2
         + ((v.longitude - s.longitude) * cos(radians(s.latitude))) ^ 2 NULLS LAST,
         v.volunteer_id
LIMIT $4
