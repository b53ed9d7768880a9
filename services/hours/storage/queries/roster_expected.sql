-- Whether a volunteer is expected at a shift, and all that matching says of it.
SELECT enrollment, context FROM roster
WHERE volunteer_id = $1 AND shift = $2 AND confirmed
