-- Deploy matching:policy_needs to pg
BEGIN;
SET LOCAL search_path TO matching, public;

-- The message has grown, as in policy_enrollment.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = jsonb_set(body, '{need}', '{
  "answerWorkdays": 5, "visitPeople": 2, "rideSkills": ["03"], "rideQualifications": []
}' || coalesce(body -> 'need', '{}'));
ALTER TABLE policy ENABLE TRIGGER keep_policy;
COMMIT;
