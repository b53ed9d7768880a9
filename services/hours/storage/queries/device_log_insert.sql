INSERT INTO device_log_entry (organization_id, device_id, number, digest, entry, attendance, refusal,
                              arrival_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
