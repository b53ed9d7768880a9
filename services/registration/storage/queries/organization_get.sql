SELECT organization_id, region_code, display_name, kind, sponsor_kind, credit_code, ancestor_ids, join_mode,
       password_index IS NOT NULL AS has_password, description, contact_name, masked_phone, state,
       rejection_reason, creator, decider, decide_time, founding_date, version, create_time, update_time
FROM organization WHERE organization_id = $1
