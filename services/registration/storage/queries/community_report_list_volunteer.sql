-- After a community.
SELECT volunteer_id, region_code, unit, report_time, end_time, entered_by, version
FROM community_report WHERE volunteer_id = $1 AND region_code > $2
ORDER BY region_code LIMIT $3
