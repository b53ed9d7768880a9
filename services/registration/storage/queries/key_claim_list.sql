-- What the key ring sealed of volunteer_claim.sealed, after an id.
SELECT claim_id AS id, 'claims/' || claim_id AS belongs_to, sealed AS sealed
FROM volunteer_claim WHERE claim_id > $1 ORDER BY claim_id LIMIT $2
