-- Verify hours:time_end on pg
SELECT expire_time FROM hours.transfer WHERE false;
SELECT 1 / (count(*) = 1)::int FROM pg_constraint WHERE conname = 'transfer_expired';
