-- Verify awards:councils on pg

BEGIN;
SELECT council_id, region, details FROM awards.council WHERE false;
SELECT council_id, id, plan_id, state, close_time FROM awards.council_meeting WHERE false;
SELECT member, caster, choice FROM awards.council_vote
JOIN awards.council_roll USING (council_id, meeting_id, member, caster) WHERE false;
SELECT nomination_id, reason FROM awards.council_recusal WHERE false;
SELECT document FROM awards.council_minutes WHERE false;
SELECT 1 / (NOT has_table_privilege('linli_awards', 'awards.council_minutes', 'UPDATE'))::int;
ROLLBACK;
