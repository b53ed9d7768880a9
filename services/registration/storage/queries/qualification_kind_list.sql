SELECT kind_id, state, details, version, create_time, update_time
FROM qualification_kind WHERE owner = $1 AND kind_id > $2 ORDER BY kind_id LIMIT $3
