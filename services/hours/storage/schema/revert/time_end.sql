-- Revert hours:time_end from pg
BEGIN;
SET LOCAL search_path TO hours, public;
-- Only as long as nothing was posted that the tables before cannot hold.
ALTER TABLE time_gift
  DROP CONSTRAINT time_gift_relation,
  ADD CONSTRAINT time_gift_relation_check CHECK (relation IN ('RELATIVE', 'FRIEND'));
DROP INDEX transfer_that_ends;
ALTER TABLE transfer
  DROP CONSTRAINT transfer_that_ends,
  DROP CONSTRAINT transfer_expired,
  DROP COLUMN expire_time,
  DROP CONSTRAINT transfer_code,
  ADD CONSTRAINT transfer_code CHECK (
    CASE commodity WHEN 'SERVICE_MINUTES' THEN code IN ('ISSUE', 'REVERSAL')
    ELSE code IN ('DEPOSIT', 'REVERSAL', 'REDEMPTION', 'SERVICE', 'GIFT', 'DONATION', 'GRANT',
                  'WITHDRAWAL', 'GUARANTEE') END),
  DROP CONSTRAINT transfer_of_exchange,
  ADD CONSTRAINT transfer_of_exchange CHECK (
    (code IN ('SERVICE', 'GIFT')) = (exchange IS NOT NULL)
    AND (exchange IS NULL OR debit_account LIKE 'timebank-clearing-%'
         OR credit_account LIKE 'timebank-clearing-%'));
COMMIT;
