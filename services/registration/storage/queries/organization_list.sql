-- The organisations of one state in a range of region codes, after a region and an id; of a partner
-- system, a form, a parent, with a skill, a trade, if these are given.
SELECT organization_id, region_code, display_name, kind, sponsor_kind, credit_code, ancestor_ids, join_mode,
       password_index IS NOT NULL AS has_password, description, contact_name, masked_phone, state,
       rejection_reason, creator, decider, decide_time, founding_date, form, wing, system_id, host_unit_id, party_unit,
       league_unit, guiding_unit, successor_id, state_reason, dissolve_time, last_activity_time,
       inactive_months, version, create_time, update_time, skills, trades
FROM organization
WHERE state = $1 AND region_code >= $2 AND region_code < $3
  AND (region_code, organization_id) > ($4, $5)
  AND ($7 = '' OR system_id = $7) AND ($8::smallint = 0 OR form = $8::smallint)
  AND ($9 = '' OR parent_id = $9)
  AND ($10 = '' OR skills @> ARRAY[$10::text]) AND ($11 = '' OR trade_keys @> ARRAY[$11::text])
ORDER BY region_code, organization_id LIMIT $6
