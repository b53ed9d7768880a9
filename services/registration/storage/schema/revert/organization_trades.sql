-- Revert registration:organization_trades from pg
BEGIN;
ALTER TABLE registration.organization
  DROP COLUMN skills, DROP COLUMN trades, DROP COLUMN trade_keys;
COMMIT;
