INSERT INTO merged_volunteer (volunteer_id, survivor_id) VALUES ($1, $2)
ON CONFLICT (volunteer_id) DO UPDATE SET survivor_id = excluded.survivor_id
