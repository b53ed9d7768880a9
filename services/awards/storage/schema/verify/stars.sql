-- Verify awards:stars on pg

BEGIN;
SELECT 1 / count(*) FROM awards.star_scheme JOIN awards.star_level ON scheme_id = id WHERE region = '';
SELECT volunteer_id, region, region_version, counted_minutes FROM awards.standing WHERE false;
SELECT volunteer_id, record_id, version, minutes, start_time FROM awards.counted_record WHERE false;
SELECT volunteer_id, scheme_region, star FROM awards.star_grant WHERE false;
ROLLBACK;
