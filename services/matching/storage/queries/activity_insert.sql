INSERT INTO activity (
  activity_id, organization_id, create_time, update_time, state, display_name, category,
  description, address, latitude, longitude, datum, region_code, leader_id, risk_class,
  risk_disclosure, insurance_policy, recruit_scope, start_time, end_time, recording_unit_id,
  recruit_start_time, recruit_end_time, teams, passcode_index, exclusion_group, themes, cares,
  project, campaign, calendar_node, series, more)
VALUES ($1, $2, $3, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20, $21, $22::text[], $23, $24, $25::smallint[], $26::smallint[], $27, $28, $29, $30,
        $31)
RETURNING *
