-- Verify awards:merged_volunteers on pg
SELECT volunteer_id, survivor_id FROM awards.merged_volunteer WHERE false;
