UPDATE volunteer_claim SET sealed = '' WHERE claim_id = $1
