SELECT newest FROM agreement WHERE agreement_id = $1 FOR NO KEY UPDATE
