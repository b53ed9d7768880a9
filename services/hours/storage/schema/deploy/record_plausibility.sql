-- Deploy hours:record_plausibility to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- What a city decides about entries by hand. Editions gain the figures that they did not have: what
-- they have judged, they have judged without them.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{
  "minimumRecordAge": 3, "maxUnbrokenMinutes": 720, "breakMinutes": 30, "entryDaysBack": 3653
}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

COMMIT;
