-- Revert matching:needs from pg
BEGIN;
DROP TABLE matching.need_claim, matching.need, matching.clear_reading, matching.visit,
  matching.pairing, matching.mobilization;
COMMIT;
