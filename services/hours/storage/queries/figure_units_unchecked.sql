SELECT recording_unit FROM figure_unit WHERE check_time < $1::timestamptz
ORDER BY check_time, recording_unit
LIMIT $2
