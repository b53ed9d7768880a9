-- Revert registration:authority_history from pg
BEGIN;
SET LOCAL search_path TO registration, public;
DROP TRIGGER keep_region_period ON volunteer;
DROP TRIGGER keep_membership_period ON membership;
DROP FUNCTION keep_region_period();
DROP FUNCTION keep_membership_period();
DROP TABLE volunteer_region_period, membership_period, partner_system;
COMMIT;
