SELECT activity_id FROM activity WHERE activity_id = ANY ($1::text[])
