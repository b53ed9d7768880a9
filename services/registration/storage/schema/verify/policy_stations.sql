-- Verify registration:policy_stations on pg
SELECT 1 / count(*) FROM registration.policy WHERE body ? 'stationChecklist';
