-- Applications that have waited since before $3, the longest first, after one of them.
SELECT organization_id, region_code, pending_since FROM organization
WHERE state = 1 AND pending_since < $3::timestamptz
  AND (pending_since, organization_id) > ($1::timestamptz, $2)
ORDER BY pending_since, organization_id LIMIT $4
