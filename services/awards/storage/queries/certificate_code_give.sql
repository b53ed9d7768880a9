-- Gives a code to a certificate that has none; who comes second reads the first one's.
UPDATE certificate SET code = coalesce(code, $3)
WHERE volunteer_id = $1 AND id = $2 AND state = 1
RETURNING code
