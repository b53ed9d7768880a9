UPDATE staff_member
SET end_time = coalesce(end_time, greatest(start_time, $3)), version = version + (end_time IS NULL)::int
WHERE organization_id = $1 AND staff_id = $2
RETURNING organization_id, staff_id, sealed_name, work, source, full_time, grade, volunteer_id, start_time, end_time,
       version
