-- Revert hours:time_bank from pg
BEGIN;
SET LOCAL search_path TO hours, public;
DROP INDEX service_record_taken_back, transfer_into_pool, transfer_out_of_pool;
DROP TRIGGER pool_is_not_overdrawn ON transfer;
DROP FUNCTION pool_is_not_overdrawn;
DROP TABLE time_gift;
COMMIT;
