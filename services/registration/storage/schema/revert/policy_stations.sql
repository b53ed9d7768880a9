-- Revert registration:policy_stations from pg
BEGIN;
SET LOCAL search_path TO registration, public;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body - 'stationChecklist' - 'boothsPerStreet' - 'stationRatePerMille';
ALTER TABLE policy ENABLE TRIGGER keep_policy;
COMMIT;
