-- Revert registration:supply from pg
BEGIN;
DROP TABLE registration.stock_holding, registration.stock_movement, registration.stock,
  registration.fund_entry, registration.fund;
DROP FUNCTION registration.move_stock(), registration.move_fund();
COMMIT;
