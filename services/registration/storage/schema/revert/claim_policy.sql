-- Revert registration:claim_policy from pg
BEGIN;
SET LOCAL search_path TO registration, public;
ALTER TABLE policy DROP CONSTRAINT policy_coverage_grades;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body - '{claimCodeMinutes,claimAttempts,claimsPerDay,coverageQualifiedPerMille,coverageGoodPerMille,coverageExcellentPerMille}'::text[];
ALTER TABLE policy ENABLE TRIGGER keep_policy;
DROP FUNCTION release_person(bytea, text);
ALTER TABLE volunteer_claim DROP COLUMN person_index;
COMMIT;
