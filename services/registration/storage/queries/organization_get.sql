SELECT organization_id, region_code, display_name, kind, sponsor_kind, credit_code, ancestor_ids, join_mode,
       password_index IS NOT NULL AS has_password, description, contact_name, masked_phone, state,
       rejection_reason, creator, decider, decide_time, founding_date, form, wing, system_id, host_unit_id, party_unit,
       league_unit, guiding_unit, successor_id, state_reason, dissolve_time, last_activity_time,
       inactive_months, version, create_time, update_time, skills, trades
FROM organization WHERE organization_id = $1
