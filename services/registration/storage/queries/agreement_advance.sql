UPDATE agreement SET newest = $2 WHERE agreement_id = $1
