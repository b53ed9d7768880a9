UPDATE mobilization SET version = version + 1, update_time = $2, state = $3, next_wave_time = $4,
                        waves = $5, invited = $6
WHERE mobilization_id = $1
RETURNING *
