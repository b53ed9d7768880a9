-- The records of some volunteers, each under the number that counts.
SELECT coalesce(m.survivor_id, c.volunteer_id) AS person, c.volunteer_id, c.record_id, c.version,
       c.minutes, c.start_time, c.region, c.recording_unit, c.change_time, c.kind, c.category
FROM counted_record AS c LEFT JOIN merged_volunteer AS m ON m.volunteer_id = c.volunteer_id
WHERE c.volunteer_id = ANY ($1::text[])
   OR c.volunteer_id IN (SELECT volunteer_id FROM merged_volunteer WHERE survivor_id = ANY ($1::text[]))
