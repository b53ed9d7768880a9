-- Revert matching:closed_numbers from pg
BEGIN;
REVOKE UPDATE (volunteer_id) ON matching.enrollment, matching.paid_duty FROM linli_matching;
REVOKE UPDATE (claimant) ON matching.need_claim FROM linli_matching;
ALTER TABLE matching.volunteer DROP COLUMN closed, DROP COLUMN merged_into;
COMMIT;
