-- Uses up one attempt before the code is looked at. Nothing if there is none left.
UPDATE volunteer_claim SET attempts = attempts + 1
WHERE claim_id = $1 AND state = 1 AND attempts < attempts_max AND expire_time > $2
  AND volunteer_id IS NOT NULL
RETURNING volunteer_id, code_index
