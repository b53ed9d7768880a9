-- Verify awards:star_rules on pg

BEGIN;
SELECT subject, details, by_time FROM awards.star_scheme WHERE false;
SELECT sweep_day FROM awards.star_scheme_sweep WHERE false;
SELECT kind, category FROM awards.counted_record WHERE false;
SELECT document FROM awards.star_explanation WHERE false;
SELECT lapse_time FROM awards.star_lapse WHERE false;
SELECT subject, scheme_region, star, state FROM awards.star_application WHERE false;
ROLLBACK;
