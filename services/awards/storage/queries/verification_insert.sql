INSERT INTO verification_log (volunteer_id, id, certificate_id, state, by_signature, verify_time)
VALUES ($1, $2, $3, $4, $5, $6)
