-- Verify registration:station on pg
SELECT station_id, region_code, place FROM registration.station WHERE false;
SELECT station_id, organization_id, one_to_one FROM registration.pairing WHERE false;
SELECT station_id, feedback_id, state FROM registration.station_feedback WHERE false;
