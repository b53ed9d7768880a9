SELECT pairing_id, organization_id FROM pairing WHERE receiver_index = $1 AND state = 1
