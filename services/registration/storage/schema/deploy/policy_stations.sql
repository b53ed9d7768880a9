-- Deploy registration:policy_stations to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- The message has new figures, and an edition is whole: those that stand get them too. They have judged
-- nothing so far, so that no edition says anything else than it did.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{
  "stationChecklist": ["有场所", "有标识", "有队伍", "有项目", "有制度", "有记录"],
  "boothsPerStreet": 1, "stationRatePerMille": 1000
}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

COMMIT;
