-- Revert hours:time_order from pg
BEGIN;
DROP TABLE hours.time_order;
DROP FUNCTION hours.time_order_ends_once, hours.time_order_has_its_hold;
COMMIT;
