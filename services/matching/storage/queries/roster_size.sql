SELECT (SELECT count(*) FROM roster_application WHERE activity_id = $1) AS applications,
       (SELECT count(*) FROM shift WHERE activity_id = $1 AND state = 1 AND start_time > $2) AS shifts
