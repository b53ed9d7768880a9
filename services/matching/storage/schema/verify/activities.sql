-- Verify matching:activities on pg
SELECT activity_id, region_code, leader_id FROM matching.activity WHERE false;
SELECT shift_id, places, taken, waiting FROM matching.shift WHERE false;
SELECT 1 / count(*) FROM pg_constraint
WHERE conrelid = 'matching.shift'::regclass AND conname = 'shift_never_oversold';
