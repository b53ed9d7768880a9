-- Destroys what could be read, and keeps what is counted.
WITH changed AS (
  INSERT INTO volunteer_change (volunteer_id, version, kind, actor, change_time, sealed)
  VALUES ($1, $2, 'erased', $3, $4, '')
)
UPDATE volunteer
SET wrapped_key = '', sealed = '', phone_index = '', likeness = 0, phone_public = false,
    residence_region = left(residence_region, 6), state = $5, state_reason = $6,
    suspension_end_time = NULL, erase_time = $4, version = $2, update_time = $4
WHERE volunteer_id = $1
