SELECT volunteer_id, version FROM gate_version WHERE volunteer_id = ANY ($1::text[])
