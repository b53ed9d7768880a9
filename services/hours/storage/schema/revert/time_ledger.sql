-- Revert hours:time_ledger from pg
BEGIN;
SET LOCAL search_path TO hours, public;
-- Only as long as nothing was posted that the tables before cannot hold.
DROP TRIGGER transfer_follows_hold ON transfer;
DROP TRIGGER exchange_is_whole ON transfer;
DROP INDEX transfer_one_deposit, transfer_by_exchange;
ALTER TABLE transfer
  DROP CONSTRAINT transfer_code,
  DROP CONSTRAINT transfer_of_record,
  DROP CONSTRAINT transfer_sides,
  DROP CONSTRAINT transfer_of_exchange,
  DROP COLUMN hold_id,
  DROP COLUMN exchange,
  DROP COLUMN reference,
  ADD CONSTRAINT transfer_code_check CHECK (code IN ('ISSUE', 'REVERSAL')),
  ALTER COLUMN record_id SET NOT NULL,
  ALTER COLUMN kind SET NOT NULL;
DROP TABLE hold, account_freeze;
DROP TRIGGER account_limit ON account;
DROP TRIGGER account_frozen ON account;
ALTER TABLE account DROP COLUMN held_minutes, DROP COLUMN frozen;
DROP FUNCTION account_limit, account_frozen, account_follows_freeze, exchange_is_whole,
  transfer_follows_hold, hold_begins_pending, hold_ends_once, hold_stays, hold_counts, hold_ends;
COMMIT;
