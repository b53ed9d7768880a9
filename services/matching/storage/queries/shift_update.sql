-- One locked shift as its message says it.
UPDATE shift SET
  version = version + 1, update_time = $2, display_name = $3, start_time = $4, end_time = $5,
  places = $6, minimum_age = $7, required_skills = $8::text[], exclusion_group = $9,
  exclusion_owner = $10, more = $11, move_time = coalesce($12, move_time)
WHERE shift_id = $1
