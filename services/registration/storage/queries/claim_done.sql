-- Once: of two calls with the right code one finds it done.
UPDATE volunteer_claim SET state = 2, sealed = '' WHERE claim_id = $1 AND state = 1
RETURNING claim_id
