INSERT INTO licence (licence_index, volunteer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING
