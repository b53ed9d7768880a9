-- Claims of one document since a time.
SELECT count(*) FROM volunteer_claim WHERE person_index = $1 AND create_time > $2
