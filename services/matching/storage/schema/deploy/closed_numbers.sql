-- Deploy matching:closed_numbers to pg
BEGIN;
SET LOCAL search_path TO matching, public;

ALTER TABLE volunteer
  ADD COLUMN closed      boolean NOT NULL DEFAULT false,
  ADD COLUMN merged_into text COLLATE "C" NOT NULL DEFAULT '';
COMMENT ON COLUMN volunteer.closed IS
  'Withdrawn, deceased, erased or merged: nobody signs up under this number, whatever registration answered a moment ago.';
COMMENT ON COLUMN volunteer.merged_into IS
  'Number of the file that goes on; empty: this one is no duplicate.';

-- What is held under one number goes on under another. An engagement's number is its distribution
-- column: it ends there, and begins here.
GRANT UPDATE (volunteer_id) ON enrollment, paid_duty TO linli_matching;
GRANT UPDATE (claimant) ON need_claim TO linli_matching;
COMMIT;
