INSERT INTO organization
  (organization_id, region_code, display_name, name_key, kind, sponsor_kind, credit_code, parent_id,
   ancestor_ids, join_mode, password_index, description, contact_name, sealed_phone, masked_phone,
   state, creator, create_time, update_time, last_activity_time, form, wing, system_id, host_unit_id,
   party_unit, league_unit, guiding_unit, founding_date, skills, trades,
   trade_keys)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text[], $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $18,
        $19, $20, $21, $22, $23, $24, $25, $26::date,
        $27::text[], $28::text[], $29::text[])
