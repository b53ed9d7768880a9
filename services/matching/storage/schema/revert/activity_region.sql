-- Revert matching:activity_region from pg
BEGIN;
ALTER TABLE matching.policy DISABLE TRIGGER keep_policy;
UPDATE matching.policy SET body = body #- '{publish,homeDigits}';
ALTER TABLE matching.policy ENABLE TRIGGER keep_policy;
COMMIT;
