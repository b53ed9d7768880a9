UPDATE volunteer
SET sealed = $2, phone_index = $3, residence_region = $4, skills = $5::text[],
    service_categories = $6::text[], availability = $7, political_status = $8, education = $9,
    occupation = $10, state = $11, real_name_state = $12, oath_version = $13, oath_time = $14,
    guardian_consent_time = $15, version = $16, update_time = $17
WHERE volunteer_id = $1
