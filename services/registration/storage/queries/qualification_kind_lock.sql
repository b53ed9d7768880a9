SELECT kind_id, state, details, version, create_time, update_time
FROM qualification_kind WHERE kind_id = $1 FOR NO KEY UPDATE
