-- The same of a complainant.
SELECT complaint_id, about, matter, sealed_text, complainant, state, body, region_code, due_time,
       sealed_answer, referred_to, case_id, handler, version, create_time, update_time
FROM complaint
WHERE complainant = $1 AND ($2::smallint = 0 OR state = $2::smallint)
  AND ($3::timestamptz IS NULL OR (state = 1 AND due_time <= $3))
  AND ($4::timestamptz IS NULL OR (due_time, complaint_id) > ($4, $5))
ORDER BY due_time, complaint_id LIMIT $6
