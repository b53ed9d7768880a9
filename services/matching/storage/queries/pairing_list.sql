SELECT * FROM pairing WHERE organization_id = $1 AND pairing_id > $2 ORDER BY pairing_id LIMIT $3
