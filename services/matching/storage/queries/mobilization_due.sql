SELECT mobilization_id, organization_id FROM mobilization
WHERE state = 1 AND next_wave_time <= $1
ORDER BY next_wave_time
LIMIT 100
