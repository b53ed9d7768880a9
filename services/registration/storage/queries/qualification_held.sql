-- Her grants that have not ended, those of numbers merged into hers too.
SELECT kind, start_time, end_time FROM qualification
WHERE volunteer_id IN (SELECT numbers_of($1)) AND end_time > $2 AND end_time > start_time ORDER BY kind, start_time
