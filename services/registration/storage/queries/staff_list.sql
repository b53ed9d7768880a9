-- Who works in an organisation ($1), or (empty) in those of a range of regions, after an organisation
-- and an entry; of one work or (0) of any.
SELECT s.organization_id, s.staff_id, s.sealed_name, s.work, s.source, s.full_time, s.grade,
       s.volunteer_id, s.start_time, s.end_time, s.version
FROM staff_member s JOIN organization o USING (organization_id)
WHERE s.end_time IS NULL AND ($1 = '' OR organization_id = $1)
  AND o.region_code >= $2 AND o.region_code < $3
  AND ($4::smallint = 0 OR s.work = $4::smallint) AND (organization_id, s.staff_id) > ($5, $6)
ORDER BY organization_id, s.staff_id LIMIT $7
