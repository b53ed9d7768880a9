SELECT * FROM dispute
WHERE volunteer_id = $1 AND (cardinality($2::text[]) = 0 OR state = ANY ($2::text[]))
  AND (create_time, dispute_id) > ($3::timestamptz, $4)
ORDER BY create_time, dispute_id
LIMIT $5
