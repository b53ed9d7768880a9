-- Deploy registration:attempt to pg
BEGIN;
SET LOCAL search_path TO registration, public;
\ir ../../../../../common/attempts/schema/attempt.sql

-- What a city decides about it. Editions gain the figures that they did not have: what they have
-- judged, they have judged without them.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{"joinPasswordTries": 5, "joinPasswordWindowMinutes": 60}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO linli_registration;

COMMIT;
