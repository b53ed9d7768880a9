-- The draft moved: so do the points that its shifts are searched by.
UPDATE shift SET latitude = $2, longitude = $3, version = version + 1, update_time = $4
WHERE activity_id = $1
