-- Revert registration:conduct from pg
BEGIN;
SET LOCAL search_path TO registration, public;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body - '{freezeDays,appealWorkdays,complaintWorkdays}'::text[];
ALTER TABLE policy ENABLE TRIGGER keep_policy;
DROP TABLE complaint, conduct_case, conduct_acceptance, conduct_item, conduct_code;
COMMIT;
