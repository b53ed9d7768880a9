-- Deploy registration:claim_policy to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Claims of one document are counted, whether or not anybody holds it.
ALTER TABLE volunteer_claim ADD COLUMN person_index bytea NOT NULL DEFAULT '';
CREATE INDEX volunteer_claim_of_person ON volunteer_claim (person_index, create_time);
COMMENT ON COLUMN volunteer_claim.person_index IS 'Of the document that was shown.';

-- A number that was mistyped goes back to whoever holds it.
CREATE FUNCTION release_person(index bytea, of_volunteer text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
  DELETE FROM person WHERE person_index = index AND volunteer_id = of_volunteer
$$;
REVOKE ALL ON FUNCTION release_person(bytea, text) FROM public;
GRANT EXECUTE ON FUNCTION release_person(bytea, text) TO linli_registration;

-- The message has new figures, and an edition is whole: those that stand get them too. They have
-- judged nothing so far, so that no edition says anything else than it did.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{
  "claimCodeMinutes": 10, "claimAttempts": 5, "claimsPerDay": 3,
  "coverageQualifiedPerMille": 80, "coverageGoodPerMille": 130, "coverageExcellentPerMille": 160
}' || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;
ALTER TABLE policy ADD CONSTRAINT policy_coverage_grades CHECK (
  (body->>'coverageQualifiedPerMille')::int <= (body->>'coverageGoodPerMille')::int
  AND (body->>'coverageGoodPerMille')::int <= (body->>'coverageExcellentPerMille')::int);

COMMIT;
