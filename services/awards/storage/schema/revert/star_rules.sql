-- Revert awards:star_rules from pg

BEGIN;
DROP TABLE awards.star_application, awards.star_lapse, awards.star_explanation;
ALTER TABLE awards.counted_record DROP COLUMN kind, DROP COLUMN category;
ALTER TABLE awards.star_scheme_sweep DROP COLUMN sweep_day;
ALTER TABLE awards.star_scheme DROP COLUMN subject, DROP COLUMN details, DROP COLUMN by_time;
COMMIT;
