-- A NULL secret stays what it was; a phone without its mask goes.
UPDATE organization
SET display_name = $2, name_key = $3, kind = $4, sponsor_kind = $5, credit_code = $6, join_mode = $7,
    password_index = coalesce($8, password_index), description = $9, contact_name = $10,
    sealed_phone = CASE WHEN $12 <> '' THEN coalesce($11, sealed_phone) END, masked_phone = $12,
    state = $13,
    rejection_reason = $14, decider = $15, decide_time = $16, version = $17, update_time = $18,
    form = $19, wing = $20, system_id = $21, host_unit_id = $22, party_unit = $23, league_unit = $24,
    guiding_unit = $25, last_activity_time = $26, inactive_months = $27, founding_date = $28::date,
    skills = $29::text[], trades = $30::text[], trade_keys = $31::text[]
WHERE organization_id = $1
