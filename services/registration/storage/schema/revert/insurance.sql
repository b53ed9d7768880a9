-- Revert registration:insurance from pg
BEGIN;
DROP TRIGGER journal_membership_inserted ON registration.membership;
DROP TRIGGER journal_membership_updated ON registration.membership;
DROP TABLE registration.membership_journal, registration.insured_entry, registration.insurance_contract,
  registration.insurance_product;
DROP FUNCTION registration.seal_insured_entry(), registration.journal_membership();
COMMIT;
