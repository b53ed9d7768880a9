INSERT INTO mobilization (mobilization_id, organization_id, create_time, update_time, state,
                          shift_id, next_wave_time, body)
VALUES ($1, $2, $3, $3, 1, $4, $3, $5)
