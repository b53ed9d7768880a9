UPDATE community_report
SET end_time = coalesce(end_time, $3), version = version + (end_time IS NULL)::int
WHERE volunteer_id = $1 AND region_code = $2
RETURNING volunteer_id, region_code, unit, report_time, end_time, entered_by, version
