-- Verify awards:honours on pg

BEGIN;
SELECT volunteer_id, honour_roll, timeline, name_form, consent_time, withdraw_time FROM awards.honour_consent WHERE false;
SELECT volunteer_id, id, region, state, consented, details FROM awards.deed WHERE false;
ROLLBACK;
