-- Deploy hours:time_end to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- Deposits that end by themselves, and what somebody leaves. Keys as before: volunteer_id, the
-- distribution column, stands in each.
ALTER TABLE transfer
  ADD COLUMN expire_time timestamptz,
  ADD CONSTRAINT transfer_that_ends CHECK (expire_time IS NULL OR code = 'DEPOSIT'),
  DROP CONSTRAINT transfer_code,
  ADD CONSTRAINT transfer_code CHECK (
    CASE commodity WHEN 'SERVICE_MINUTES' THEN code IN ('ISSUE', 'REVERSAL')
    ELSE code IN ('DEPOSIT', 'REVERSAL', 'REDEMPTION', 'SERVICE', 'GIFT', 'DONATION', 'GRANT',
                  'WITHDRAWAL', 'GUARANTEE', 'EXPIRY', 'INHERITANCE') END),
  ADD CONSTRAINT transfer_expired CHECK (
    code <> 'EXPIRY' OR credit_account LIKE 'timebank-expired-%'),
  DROP CONSTRAINT transfer_of_exchange,
  ADD CONSTRAINT transfer_of_exchange CHECK (
    (code IN ('SERVICE', 'GIFT', 'INHERITANCE')) = (exchange IS NOT NULL)
    AND (exchange IS NULL OR debit_account LIKE 'timebank-clearing-%'
         OR credit_account LIKE 'timebank-clearing-%'));
CREATE INDEX transfer_that_ends ON transfer (volunteer_id, expire_time)
  WHERE expire_time IS NOT NULL;
ALTER TABLE time_gift
  DROP CONSTRAINT time_gift_relation_check,
  ADD CONSTRAINT time_gift_relation CHECK (relation IN ('RELATIVE', 'FRIEND', 'HEIR'));

COMMIT;
