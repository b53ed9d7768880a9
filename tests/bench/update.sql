-- pgbench: the statements of one UpdateVolunteer with its replay row, its event and its entry in the
-- audit trail, as the service sends them, one after the other.
\set n random(1, :count)
\set request random(1, 9000000000000000)
BEGIN;
SELECT k.position, r.body_hash, r.response
FROM unnest(ARRAY['staff/bench'], ARRAY['linli.registration.v1.VolunteerService/UpdateVolunteer'],
            ARRAY[:request::text]) WITH ORDINALITY AS k (subject, method, request_id, position)
JOIN bench.replay AS r USING (subject, method, request_id);
SELECT volunteer_id, wrapped_key, sealed, document_type, sex, residence_region, service_region, skills,
       service_categories, availability, political_status, education, occupation, state,
       real_name_state, oath_version, oath_time, consent_source, consent_time, guardian_consent_time,
       registrar, entered_by, version, create_time, update_time, phone_public, partner_systems,
       state_reason, suspension_end_time, merged_into, real_name_time, real_name_method, claim_time,
       erase_time
FROM bench.volunteer WHERE volunteer_id = lpad(:n::text, 18, '0') FOR NO KEY UPDATE;
WITH changed AS (
  INSERT INTO bench.volunteer_change (volunteer_id, version, kind, actor, change_time, sealed)
  VALUES (lpad(:n::text, 18, '0'), :request, 'updated', 'staff/bench', now(),
          decode(repeat('00', 90), 'hex'))
)
UPDATE bench.volunteer
SET sealed = sealed, phone_index = phone_index, residence_region = residence_region,
    skills = ARRAY['01'], service_categories = service_categories, availability = 0,
    political_status = political_status, education = education, occupation = occupation,
    state = state, real_name_state = real_name_state, oath_version = oath_version,
    oath_time = oath_time, guardian_consent_time = guardian_consent_time, version = version + 1,
    update_time = now(), phone_public = phone_public, partner_systems = partner_systems,
    state_reason = state_reason, suspension_end_time = suspension_end_time,
    merged_into = merged_into, real_name_time = real_name_time,
    real_name_method = real_name_method, claim_time = claim_time, likeness = likeness, sex = sex,
    birth_year = birth_year, document_type = document_type, service_region = service_region
WHERE volunteer_id = lpad(:n::text, 18, '0');
INSERT INTO bench.outbox (aggregatetype, aggregateid, version, type, payload_type, payload,
                          traceparent, event_time)
VALUES ('volunteer', lpad(:n::text, 18, '0'), 2, 'registration.volunteer.updated',
        'linli.registration.v1.VolunteerChanged', decode(repeat('00', 120), 'hex'),
        '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01', now());
INSERT INTO bench.trail (resource, epoch, event_type, version, actor, method, authorities, request_id,
                   traceparent, event_time)
SELECT lpad(:n::text, 18, '0'), epoch, 'registration.volunteer.updated', 2, 'staff/bench',
       'linli.registration.v1.VolunteerService/UpdateVolunteer', 'ADMINISTRATOR over platform', :request::text,
       '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01', now()
FROM bench.feed_epoch;
INSERT INTO bench.replay (subject, method, request_id, body_hash, response)
VALUES ('staff/bench', 'linli.registration.v1.VolunteerService/UpdateVolunteer', :request::text,
        decode(repeat('00', 32), 'hex'), decode(repeat('00', 300), 'hex'));
COMMIT;
