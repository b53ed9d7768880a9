-- Revert awards:redemptions from pg

BEGIN;
DROP TABLE awards.redemption_use, awards.redemption, awards.reward;
DROP FUNCTION awards.redemption_takes(), awards.redemption_goes_its_way();
COMMIT;
