SELECT * FROM record_conflict
WHERE volunteer_id = $1 AND (cardinality($2::text[]) = 0 OR state = ANY ($2::text[]))
  AND (create_time, conflict_id) > ($3::timestamptz, $4)
ORDER BY create_time, conflict_id
LIMIT $5
