-- Revert awards:honours from pg

BEGIN;
DROP TABLE awards.deed;
DROP TABLE awards.honour_consent;
COMMIT;
