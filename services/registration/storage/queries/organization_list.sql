-- The organisations of one state in a range of region codes, after a region and an id.
SELECT organization_id, region_code, display_name, kind, sponsor_kind, credit_code, ancestor_ids, join_mode,
       password_index IS NOT NULL AS has_password, description, contact_name, masked_phone, state,
       rejection_reason, creator, decider, decide_time, founding_date, version, create_time, update_time
FROM organization
WHERE state = $1 AND region_code >= $2 AND region_code < $3
  AND (region_code, organization_id) > ($4, $5)
ORDER BY region_code, organization_id LIMIT $6
