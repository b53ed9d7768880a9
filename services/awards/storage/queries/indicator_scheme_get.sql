SELECT id, region, version, effective_time, create_time, details FROM indicator_scheme WHERE id = $1
