-- pgbench: what GetVolunteer asks of Postgres (services/registration/storage/queries/volunteer_get.sql).
\set n random(1, :count)
SELECT volunteer_id, wrapped_key, sealed, document_type, sex, residence_region, service_region, skills,
       service_categories, availability, political_status, education, occupation, state,
       real_name_state, oath_version, oath_time, consent_source, consent_time, guardian_consent_time,
       registrar, entered_by, version, create_time, update_time
FROM bench.volunteer WHERE volunteer_id = lpad(:n::text, 18, '0');
