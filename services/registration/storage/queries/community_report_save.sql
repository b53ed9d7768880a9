-- Once per community; again: another unit, or back.
INSERT INTO community_report AS r (volunteer_id, region_code, unit, report_time, entered_by)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (volunteer_id, region_code) DO UPDATE
SET unit = excluded.unit, report_time = excluded.report_time, end_time = NULL,
    entered_by = excluded.entered_by, version = r.version + 1
RETURNING volunteer_id, region_code, unit, report_time, end_time, entered_by, version
