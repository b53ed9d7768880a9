-- $6: of these grades; empty: of all.
SELECT * FROM attendance
WHERE shift = $1 AND (check_in_time, volunteer_id, attendance_id) > ($2::timestamptz, $3, $4)
  AND (cardinality($6::text[]) = 0 OR evidence_grade = ANY ($6::text[]))
ORDER BY check_in_time, volunteer_id, attendance_id
LIMIT $5
