SELECT volunteer_id, wrapped_key, sealed, document_type, sex, residence_region, service_region, skills,
       service_categories, availability, political_status, education, occupation, state,
       real_name_state, oath_version, oath_time, consent_source, consent_time, guardian_consent_time,
       registrar, entered_by, version, create_time, update_time, phone_public, partner_systems,
       state_reason, suspension_end_time, merged_into, real_name_time, real_name_method, claim_time,
       erase_time
FROM volunteer WHERE volunteer_id = ANY($1::text[]) ORDER BY volunteer_id FOR NO KEY UPDATE
