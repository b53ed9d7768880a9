INSERT INTO visit (pairing_id, visit_id, giver, visit_time, people, sealed)
VALUES ($1, $2, $3, $4, $5, $6)
