-- The nearest region's policy in force at that time, else that of everywhere.
SELECT region_code, version, check_in_opens_minutes, check_out_closes_minutes, code_step_seconds,
       max_pairs_per_day, activity_cap_minutes, daily_cap_minutes, record_deadline_workdays
FROM policy
WHERE starts_with($1, region_code) AND effective_time <= $2::timestamptz
ORDER BY length(region_code) DESC, effective_time DESC
LIMIT 1
