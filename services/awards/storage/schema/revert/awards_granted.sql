-- Revert awards:awards_granted from pg

BEGIN;
DROP TABLE awards.award;
DROP FUNCTION awards.award_stands();
DROP TRIGGER award_plan_awaits_objections ON awards.award_plan;
DROP FUNCTION awards.award_plan_awaits_objections();
DROP TABLE awards.objection;
COMMIT;
