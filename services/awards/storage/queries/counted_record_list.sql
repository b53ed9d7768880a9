-- Her own records, and those of files that ended in hers.
SELECT volunteer_id, record_id, version, minutes, start_time, region, recording_unit, change_time, kind,
       category
FROM counted_record
WHERE volunteer_id = $1
   OR volunteer_id IN (SELECT volunteer_id FROM merged_volunteer WHERE survivor_id = $1)
