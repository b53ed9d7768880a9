-- When the last of her grants of a kind ends that has not ended yet.
SELECT max(end_time) AS end_time FROM qualification
WHERE volunteer_id IN (SELECT numbers_of($1)) AND kind = $2 AND end_time > $3 AND end_time > start_time
