-- The code of a region begins with that of the region in which it lies.
SELECT * FROM quarantine
WHERE starts_with(region, $1) AND (cardinality($2::text[]) = 0 OR state = ANY ($2::text[]))
  AND (create_time, quarantine_id) > ($3::timestamptz, $4)
ORDER BY create_time, quarantine_id
LIMIT $5
