SELECT qualification_id, start_time, end_time, revoke_time, details, version, create_time, update_time
FROM qualification WHERE volunteer_id = $1 AND qualification_id = $2
