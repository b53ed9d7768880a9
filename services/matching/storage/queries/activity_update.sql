-- The whole row as the message says it; policy_version only when it is published, passcode_index
-- only when a passcode was sent.
UPDATE activity SET
  version = version + 1, update_time = $2, state = $3, display_name = $4, category = $5,
  description = $6, address = $7, latitude = $8, longitude = $9, datum = $10, region_code = $11,
  leader_id = $12, risk_class = $13, risk_disclosure = $14, insurance_policy = $15,
  recruit_scope = $16, start_time = $17, end_time = $18, recording_unit_id = $19,
  recruit_start_time = $20, recruit_end_time = $21, teams = $22::text[],
  passcode_index = coalesce($23, passcode_index), exclusion_group = $24,
  themes = $25::smallint[], cares = $26::smallint[], project = $27, campaign = $28,
  calendar_node = $29, series = $30, more = $31, cancel_reason = $32, publish_time = $33,
  policy_version = coalesce($34::text, policy_version), served_count = $35
WHERE activity_id = $1
RETURNING *
