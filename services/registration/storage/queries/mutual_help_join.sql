INSERT INTO mutual_help_member (volunteer_id, group_id, help, join_time) VALUES ($1, $2, $3, $4)
ON CONFLICT (volunteer_id, group_id) DO NOTHING RETURNING volunteer_id
