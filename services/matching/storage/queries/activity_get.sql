SELECT * FROM activity WHERE activity_id = $1 AND organization_id = $2
