-- Revert awards:stars from pg

BEGIN;
DROP TABLE awards.star_grant, awards.counted_record, awards.star_scheme_sweep, awards.standing,
           awards.star_level, awards.star_scheme;
COMMIT;
