SELECT record_id, version, minutes, start_time, region, recording_unit, change_time
FROM counted_record WHERE volunteer_id = $1
