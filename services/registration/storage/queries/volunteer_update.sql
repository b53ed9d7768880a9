-- Saves what may change, and what was changed by whom.
WITH changed AS (
  INSERT INTO volunteer_change (volunteer_id, version, kind, actor, change_time, sealed)
  VALUES ($1, $16, $26, $27, $17, $28)
)
UPDATE volunteer
SET sealed = $2, phone_index = $3, residence_region = $4, skills = $5::text[],
    service_categories = $6::text[], availability = $7, political_status = $8, education = $9,
    occupation = $10, state = $11, real_name_state = $12, oath_version = $13, oath_time = $14,
    guardian_consent_time = $15, version = $16, update_time = $17, phone_public = $18,
    partner_systems = $19::text[], state_reason = $20, suspension_end_time = $21,
    merged_into = $22, real_name_time = $23, real_name_method = $24, claim_time = $25,
    likeness = $29, sex = $30, birth_year = $31, document_type = $32, service_region = $33
WHERE volunteer_id = $1
