-- pgbench: the statements of one sign-up for one hot shift with its replay row, its event and its entry
-- in the audit trail, one transaction each, as a service without gathering would send them. -D shift=…
-- names the shift.
\set request random(1, 9000000000000000)
BEGIN;
SELECT k.position, r.body_hash, r.response
FROM unnest(ARRAY['volunteers/bench'], ARRAY['linli.matching.v1.EnrollmentService/Enroll'],
            ARRAY[:request::text]) WITH ORDINALITY AS k (subject, method, request_id, position)
JOIN matching.replay AS r USING (subject, method, request_id);
SELECT places, taken, waiting, start_time, end_time FROM matching.shift WHERE shift_id = :shift
FOR UPDATE;
SELECT 1 FROM matching.engagement
WHERE volunteer_id = :request::text AND live AND during && tstzrange(now(), now() + interval '3 h');
INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id, create_time, update_time,
                                 state, start_time, policy_version)
VALUES (:shift, :request::text, :request::text, now(), now(), 1, now(), '1');
INSERT INTO matching.engagement (volunteer_id, enrollment_id, shift_id, shift_name, during)
VALUES (:request::text, :request::text, :shift, :shift, tstzrange(now(), now() + interval '3 h'));
INSERT INTO matching.outbox (aggregatetype, aggregateid, version, type, payload_type, payload,
                             traceparent, event_time)
VALUES ('enrollment', :request::text, 1, 'matching.enrollment.confirmed',
        'linli.matching.v1.EnrollmentEvent', decode(repeat('00', 300), 'hex'),
        '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01', now());
INSERT INTO matching.trail (resource, epoch, event_type, version, actor, method, authorities, request_id,
                   traceparent, event_time)
SELECT :request::text, epoch, 'matching.enrollment.confirmed', 1, 'volunteers/bench',
       'linli.matching.v1.EnrollmentService/Enroll', '', :request::text,
       '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01', now()
FROM matching.feed_epoch;
INSERT INTO matching.replay (subject, method, request_id, body_hash, response)
VALUES ('volunteers/bench', 'linli.matching.v1.EnrollmentService/Enroll', :request::text,
        decode(repeat('00', 32), 'hex'), decode(repeat('00', 250), 'hex'));
COMMIT;
