-- In force in a range of communities, after a community and a number.
SELECT volunteer_id, region_code, unit, report_time, end_time, entered_by, version
FROM community_report
WHERE end_time IS NULL AND region_code >= $1 AND region_code < $2
  AND (region_code, volunteer_id) > ($3, $4)
ORDER BY region_code, volunteer_id LIMIT $5
