SELECT *, '{}'::text[] AS claimants FROM need
WHERE state = $1 AND ($2 = '' OR organization_id = $2)
  AND region_code >= $3 AND region_code < $3 || ':'
  AND ($4 = 0 OR kind = $4) AND ($5 = 0 OR form = $5) AND (NOT $6 OR overdue)
  AND need_id > $7
ORDER BY need_id
LIMIT $8
