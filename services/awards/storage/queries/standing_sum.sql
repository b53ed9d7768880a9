-- What counts for her: her own records and those of files that ended in hers; nothing for a file that
-- ended itself.
UPDATE standing
SET counted_minutes = CASE
  WHEN EXISTS (SELECT FROM merged_volunteer WHERE volunteer_id = $1) THEN 0
  ELSE (SELECT coalesce(sum(minutes), 0) FROM counted_record
        WHERE volunteer_id = $1
           OR volunteer_id IN (SELECT volunteer_id FROM merged_volunteer WHERE survivor_id = $1))
  END
WHERE volunteer_id = $1
RETURNING region, counted_minutes
