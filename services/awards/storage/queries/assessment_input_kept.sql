-- Of each input of a region the newest from before $3, of period $2 where it belongs to one.
SELECT DISTINCT ON (input) input, value, as_of_time, assessment_id
FROM assessment_input
WHERE region = $1 AND period IN ('', $2) AND as_of_time < $3
ORDER BY input, as_of_time DESC, assessment_id DESC
