SELECT id, region, version, title, notes, verify_at, seal, effective_time, create_time
FROM certificate_template WHERE id = $1
