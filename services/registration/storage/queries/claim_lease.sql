-- Codes that wait to be sent, for half a minute to this sender alone.
UPDATE volunteer_claim SET send_time = $1
WHERE claim_id IN (
  SELECT claim_id FROM volunteer_claim
  WHERE sealed <> '' AND expire_time > $1 AND (send_time IS NULL OR send_time < $1 - interval '30 s')
  ORDER BY create_time LIMIT 20 FOR UPDATE SKIP LOCKED)
RETURNING claim_id, sealed
