-- A shift, as anybody's confirmed enrolment has it.
SELECT context FROM roster WHERE shift = $1 AND confirmed LIMIT 1
