SELECT volunteer_id FROM figure_person WHERE check_time < $1::timestamptz
ORDER BY check_time, volunteer_id
LIMIT $2
