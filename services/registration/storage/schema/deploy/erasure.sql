-- Deploy registration:erasure to pg
BEGIN;

-- An erasure takes her answers out of the replay rows and leaves the rows.
GRANT UPDATE (response) ON registration.replay TO linli_registration;

COMMIT;
