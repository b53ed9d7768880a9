UPDATE figure_unit SET line = $2::text[], check_time = $3::timestamptz WHERE recording_unit = $1
