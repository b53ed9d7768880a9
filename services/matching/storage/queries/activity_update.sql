-- The whole row as the message says it; policy_version only when it is published.
UPDATE activity SET
  version = version + 1, update_time = $2, state = $3, display_name = $4, category = $5,
  description = $6, address = $7, latitude = $8, longitude = $9, datum = $10, region_code = $11,
  leader_id = $12, risk_class = $13, risk_disclosure = $14, insurance_policy = $15,
  recruit_scope = $16, start_time = $17, end_time = $18, cancel_reason = $19, publish_time = $20,
  policy_version = coalesce($21::text, policy_version)
WHERE activity_id = $1
RETURNING *
