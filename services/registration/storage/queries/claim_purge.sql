DELETE FROM volunteer_claim
WHERE claim_id IN (SELECT claim_id FROM volunteer_claim WHERE create_time < $1 LIMIT 10000)
