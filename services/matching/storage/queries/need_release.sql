-- The claims of one ($2), or of all ('').
UPDATE need_claim SET live = false, end_reason = $3
WHERE need_id = $1 AND live AND ($2 = '' OR claimant = $2)
RETURNING slot
