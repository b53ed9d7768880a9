-- Saves what may change of each of these volunteers, and what was changed by whom.
WITH saved AS MATERIALIZED (
  SELECT *
  FROM unnest($1::text[], $2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::int[],
              $8::text[], $9::text[], $10::text[], $11::smallint[], $12::smallint[], $13::text[],
              $14::timestamptz[], $15::timestamptz[], $16::bigint[], $17::timestamptz[],
              $18::boolean[], $19::text[], $20::text[], $21::timestamptz[], $22::text[],
              $23::timestamptz[], $24::text[], $25::timestamptz[], $26::text[], $27::text[],
              $28::bytea[], $29::bigint[], $30::smallint[], $31::smallint[], $32::smallint[],
              $33::text[])
    AS s (volunteer_id, sealed, phone_index, residence_region, skills, service_categories,
          availability, political_status, education, occupation, state, real_name_state,
          oath_version, oath_time, guardian_consent_time, version, update_time, phone_public,
          partner_systems, state_reason, suspension_end_time, merged_into, real_name_time,
          real_name_method, claim_time, kind, actor, sealed_change, likeness, sex, birth_year,
          document_type, service_region)
), changed AS (
  INSERT INTO volunteer_change (volunteer_id, version, kind, actor, change_time, sealed)
  SELECT volunteer_id, version, kind, actor, update_time, sealed_change FROM saved
)
UPDATE volunteer AS v
SET sealed = s.sealed, phone_index = s.phone_index, residence_region = s.residence_region,
    skills = s.skills::text[], service_categories = s.service_categories::text[],
    availability = s.availability, political_status = s.political_status, education = s.education,
    occupation = s.occupation, state = s.state, real_name_state = s.real_name_state,
    oath_version = s.oath_version, oath_time = s.oath_time,
    guardian_consent_time = s.guardian_consent_time, version = s.version,
    update_time = s.update_time, phone_public = s.phone_public,
    partner_systems = s.partner_systems::text[], state_reason = s.state_reason,
    suspension_end_time = s.suspension_end_time, merged_into = s.merged_into,
    real_name_time = s.real_name_time, real_name_method = s.real_name_method,
    claim_time = s.claim_time, likeness = s.likeness, sex = s.sex, birth_year = s.birth_year,
    document_type = s.document_type, service_region = s.service_region
FROM saved AS s
WHERE v.volunteer_id = s.volunteer_id
