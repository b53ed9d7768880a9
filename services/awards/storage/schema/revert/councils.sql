-- Revert awards:councils from pg

BEGIN;
DROP TABLE awards.council_minutes, awards.council_vote, awards.council_recusal, awards.council_roll,
           awards.council_meeting, awards.council;
DROP FUNCTION awards.council_vote_is_open();
DROP FUNCTION awards.council_word_stands();
COMMIT;
