-- Revert matching:policy_enrollment from pg
BEGIN;
SET LOCAL search_path TO matching, public;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = jsonb_set(body, '{enrollment}', (body -> 'enrollment') - '{
  offerPlaces, offerMinutes, maxMinutesPerDay, maxMinutesPerWeek, restMinutes, maxStretchMinutes,
  maxAhead, opensDaysBefore, noShowLimit, noShowWindowDays, noShowPauseDays, backEntryDays,
  passcodeAttempts}'::text[]);
UPDATE policy SET body = jsonb_set(body, '{publish}',
  (body -> 'publish') - '{bannedWords, childrenPerVolunteer}'::text[]);
ALTER TABLE policy ENABLE TRIGGER keep_policy;
COMMIT;
