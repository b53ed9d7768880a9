INSERT INTO device (organization_id, device_id, display_name, kind, public_key, holder, station,
                    region, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING *
