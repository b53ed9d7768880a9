-- Verify awards:award_plans on pg

BEGIN;
SELECT plan_id, region, state, quota, places_taken, due_time, details FROM awards.award_plan
WHERE false;
SELECT plan_id, id, nominee, state, shown, details FROM awards.nomination WHERE false;
SELECT plan_id, voter, votes FROM awards.public_voter JOIN awards.public_vote USING (plan_id, voter)
WHERE false;
SELECT points FROM awards.nomination_score WHERE false;
SELECT subject, end_time FROM awards.award_bar WHERE false;
ROLLBACK;
