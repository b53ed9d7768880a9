-- Deploy awards:erasure to pg
BEGIN;

-- When a person is erased, her answers are taken out of the replay rows; the rows stay.
GRANT UPDATE (response) ON awards.replay TO linli_awards;

COMMIT;
