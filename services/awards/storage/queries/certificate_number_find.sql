SELECT volunteer_id, certificate_id FROM certificate_number WHERE number = $1
