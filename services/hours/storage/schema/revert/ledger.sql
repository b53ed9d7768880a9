-- Revert hours:ledger from pg
BEGIN;
DROP VIEW hours.entry;
DROP TABLE hours.transfer, hours.account;
DROP FUNCTION hours.transfer_only_grows, hours.transfer_reverses_whole, hours.transfer_moves_balance,
  hours.account_name;
COMMIT;
