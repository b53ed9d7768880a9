-- Revert awards:award_plans from pg

BEGIN;
DROP INDEX awards.counted_record_by_unit;
DROP TABLE awards.award_bar, awards.public_vote, awards.public_voter, awards.nomination_score,
           awards.nomination, awards.award_plan;
DROP FUNCTION awards.nomination_takes_place();
COMMIT;
