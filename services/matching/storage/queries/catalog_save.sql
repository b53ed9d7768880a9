UPDATE catalog SET version = version + 1, update_time = $3, region_code = $4, stage = $5,
                   level = $6, class = $7, parent = $8, body = $9
WHERE kind = $1 AND id = $2
RETURNING *
