-- Verify hours:roster on pg
SELECT volunteer_id, enrollment, version, confirmed, shift, context FROM hours.roster WHERE false;
