-- Deploy hours:attempt to pg
BEGIN;
SET LOCAL search_path TO hours, public;
\ir ../../../../../common/attempts/schema/attempt.sql

-- What a city decides about it. Editions gain the figures that they did not have: what they have
-- judged, they have judged without them.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{"checkCodeTries": 10, "checkCodeWindowMinutes": 10}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO linli_hours;

COMMIT;
