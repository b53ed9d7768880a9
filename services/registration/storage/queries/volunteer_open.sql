-- Opens files, one for each row whose number is free and whose person has none. Says of each row
-- which of the two it was not. Persons are inserted in the order of their keys, so that two calls
-- wait for each other in one order.
WITH entered AS MATERIALIZED (
  SELECT e.*, EXISTS (SELECT FROM volunteer v WHERE v.volunteer_id = e.volunteer_id) AS taken
  FROM unnest($1::text[], $2::bytea[], $3::bytea[], $4::bytea[], $5::smallint[], $6::smallint[],
              $7::smallint[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[],
              $13::text[], $14::text[], $15::text[], $16::smallint[], $17::text[],
              $18::timestamptz[], $19::smallint[], $20::timestamptz[], $21::timestamptz[],
              $22::text[], $23::bytea[], $24::bigint[], $25::text[], $26::boolean[], $27::text[])
    WITH ORDINALITY
    AS e (volunteer_id, wrapped_key, sealed, phone_index, document_type, sex, birth_year,
          residence_region, service_region, skills, service_categories, availability,
          political_status, education, occupation, state, oath_version, oath_time, consent_source,
          consent_time, guardian_consent_time, policy_version, person_index, likeness, import_row,
          phone_public, partner_systems, position)
), named AS (
  INSERT INTO person (person_index, volunteer_id)
  SELECT person_index, volunteer_id FROM entered WHERE NOT taken ORDER BY person_index, position
  ON CONFLICT (person_index) DO NOTHING
  RETURNING volunteer_id
), opened AS (
  INSERT INTO volunteer
    (volunteer_id, wrapped_key, sealed, phone_index, document_type, sex, birth_year,
     residence_region, service_region, skills, service_categories, availability, political_status,
     education, occupation, state, real_name_state, oath_version, oath_time, consent_source,
     consent_time, guardian_consent_time, registrar, entered_by, policy_version, create_time,
     update_time, likeness, import_row, phone_public, partner_systems)
  SELECT volunteer_id, wrapped_key, sealed, phone_index, document_type, sex, birth_year,
         residence_region, service_region, skills::text[], service_categories::text[], availability,
         political_status, education, occupation, state, 1, oath_version, oath_time, consent_source,
         consent_time, guardian_consent_time, $28, $29, policy_version, $30, $30, likeness,
         import_row, phone_public, partner_systems::text[]
  FROM entered JOIN named USING (volunteer_id)
)
SELECT e.position - 1 AS place, e.taken, n.volunteer_id IS NOT NULL AS person_is_new
FROM entered e LEFT JOIN named n USING (volunteer_id)
