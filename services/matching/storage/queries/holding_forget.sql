-- What a person said in her own words goes with her file; that there was a sign-up stays.
-- Why a no-show was excused stays too: without it, she would not be.
WITH wishes AS (
  DELETE FROM roster_application WHERE volunteer_id = $1
)
UPDATE enrollment SET note = '', end_reason = '', excuse = ''
WHERE volunteer_id = $1 AND state <> 9 AND (note, end_reason, excuse) <> ('', '', '')
