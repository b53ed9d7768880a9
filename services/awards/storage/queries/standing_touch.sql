INSERT INTO standing (volunteer_id) VALUES ($1) ON CONFLICT (volunteer_id) DO NOTHING
