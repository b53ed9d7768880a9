-- Opens a file, if the number is free and the person has none. Says which of the two it was not.
WITH opened AS (
  INSERT INTO volunteer
    (volunteer_id, wrapped_key, sealed, phone_index, document_type, sex, birth_year,
     residence_region, service_region, skills, service_categories, availability, political_status,
     education, occupation, state, real_name_state, oath_version, oath_time, consent_source,
     consent_time, guardian_consent_time, registrar, entered_by, policy_version, create_time,
     update_time)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text[], $11::text[], $12, $13, $14, $15, $16, $17,
          $18, $19, $20, $21, $22, $23, $24, $25, $26, $26)
  ON CONFLICT (volunteer_id) DO NOTHING
  RETURNING volunteer_id
), named AS (
  INSERT INTO person (person_index, volunteer_id) SELECT $27, volunteer_id FROM opened
  ON CONFLICT (person_index) DO NOTHING
  RETURNING volunteer_id
)
SELECT EXISTS (SELECT FROM opened) AS number_was_free, EXISTS (SELECT FROM named) AS person_is_new
