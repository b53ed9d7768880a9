-- Revert matching:catalog from pg
BEGIN;
DROP TABLE matching.catalog;
COMMIT;
