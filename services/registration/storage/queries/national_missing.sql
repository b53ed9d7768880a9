-- Open files of a range of regions that no row has named, after a region and a number.
SELECT v.service_region, v.volunteer_id FROM volunteer AS v
WHERE v.service_region >= $1 AND v.service_region < $2 AND (v.service_region, v.volunteer_id) > ($3, $4)
  AND v.state IN (1, 2, 3) AND v.erase_time IS NULL
  AND NOT EXISTS (SELECT FROM national_registration AS r WHERE r.volunteer_id = v.volunteer_id)
ORDER BY v.service_region, v.volunteer_id LIMIT $5
