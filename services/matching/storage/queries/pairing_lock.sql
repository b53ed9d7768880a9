SELECT * FROM pairing WHERE pairing_id = $1 AND organization_id = $2 FOR UPDATE
