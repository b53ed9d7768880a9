-- Deploy matching:activity_region to pg
BEGIN;
SET LOCAL search_path TO matching, public;

-- What a city decides about where its organisations serve. Editions gain the figure that they did
-- not have: what they have judged, they have judged without it.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = jsonb_set(body, '{publish,homeDigits}', '4') WHERE NOT body->'publish' ? 'homeDigits';
ALTER TABLE policy ENABLE TRIGGER keep_policy;

COMMIT;
