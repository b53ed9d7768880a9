SELECT * FROM transfer WHERE volunteer_id = $1 AND transfer_id = $2
