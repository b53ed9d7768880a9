-- Of an office in a range of regions, the most urgent first, after a due time and an id; of one state or
-- (0) of all; due before $5, if it is given. None about $9: nobody deals with what is about himself.
SELECT complaint_id, about, matter, sealed_text, complainant, state, body, region_code, due_time,
       sealed_answer, referred_to, case_id, handler, version, create_time, update_time
FROM complaint
WHERE body = $1 AND region_code >= $2 AND region_code < $3
  AND ($4::smallint = 0 OR state = $4::smallint)
  AND ($5::timestamptz IS NULL OR (state = 1 AND due_time <= $5))
  AND about <> $9 AND NOT starts_with(about, $9 || '/')
  AND ($6::timestamptz IS NULL OR (due_time, complaint_id) > ($6, $7))
ORDER BY due_time, complaint_id LIMIT $8
