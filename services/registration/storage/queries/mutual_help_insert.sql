-- Founds a group, unless it is a card and the entrance has one.
INSERT INTO mutual_help_group
  (group_id, region_code, building_key, entrance_key, state, details, version, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
ON CONFLICT (region_code, building_key, entrance_key) WHERE building_key <> '' AND state = 1 DO NOTHING
RETURNING group_id
