-- Deploy registration:policy to pg
BEGIN;
SET LOCAL search_path TO registration, public;
\ir ../../../../../common/policy/schema/policy.sql

-- The order of two figures is for the database to judge; their ranges stand in the message.
ALTER TABLE policy ADD CONSTRAINT policy_guardian_ages
  CHECK ((body->>'strictGuardianAge')::int <= (body->>'guardianConsentAge')::int);

INSERT INTO policy (region_code, effective_time, body, source) VALUES ('', '-infinity', '{
  "minimumAge": 3, "guardianConsentAge": 18, "strictGuardianAge": 14, "maxMemberships": 10
}', 'Ages: 志愿汇 records from 3 on; League 2013 and Beijing: guardian below 18; PIPL Art. 31: strict below 14. Ten organisations: our own figure, no city''s was found');

GRANT SELECT ON policy TO linli_registration;
COMMIT;
