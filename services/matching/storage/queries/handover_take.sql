-- The first one stands.
UPDATE handover SET taken_by = $3, take_time = $4
WHERE duty = $1 AND handover_id = $2 AND taken_by IS NULL
