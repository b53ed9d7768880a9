-- Each course that she has completed, and when first.
SELECT course, min(complete_time) AS complete_time FROM training_record
WHERE volunteer_id IN (SELECT numbers_of($1)) AND state = 2 AND course <> '' GROUP BY course ORDER BY course
