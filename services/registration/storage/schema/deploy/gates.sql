-- Deploy registration:gates to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE gate_version (
  volunteer_id text   COLLATE "C" PRIMARY KEY,
  version      bigint NOT NULL
);
COMMENT ON TABLE gate_version IS
  'Version of what decides whether a volunteer may serve (GateFacts): grows with each change of any of it, whoever makes it; no row is version 0. Distribution column: volunteer_id.';

-- The numbers under which facts of a volunteer stand: her own, and those merged into it.
CREATE FUNCTION numbers_of(volunteer text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT $1 UNION ALL SELECT volunteer_id FROM registration.volunteer WHERE merged_into = $1
$$;

CREATE FUNCTION grow_gate_version(volunteers text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
  INSERT INTO gate_version AS held (volunteer_id, version)
  SELECT DISTINCT one, 1 FROM unnest(volunteers) AS one ORDER BY one
  ON CONFLICT (volunteer_id) DO UPDATE SET version = held.version + 1
$$;

CREATE FUNCTION grow_own_gate_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM registration.grow_gate_version(ARRAY[NEW.volunteer_id]);
  RETURN NULL;
END
$$;
-- Nobody has asked about a volunteer before her file was there. A merged number's facts become those
-- of the number that goes on.
CREATE FUNCTION grow_gate_versions_of_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM registration.grow_gate_version(
    array_remove(ARRAY[NEW.volunteer_id, NEW.merged_into], NULL));
  RETURN NULL;
END
$$;
CREATE TRIGGER grow_gate_version
  AFTER UPDATE OF state, real_name_state, sealed, guardian_consent_time, merged_into ON volunteer
  FOR EACH ROW EXECUTE FUNCTION grow_gate_versions_of_file();
CREATE TRIGGER grow_gate_version AFTER INSERT OR UPDATE OF state ON membership
  FOR EACH ROW EXECUTE FUNCTION grow_own_gate_version();
CREATE TRIGGER grow_gate_version AFTER INSERT OR UPDATE ON training_record
  FOR EACH ROW EXECUTE FUNCTION grow_own_gate_version();
CREATE TRIGGER grow_gate_version AFTER INSERT OR UPDATE OF end_time ON qualification
  FOR EACH ROW EXECUTE FUNCTION grow_own_gate_version();
CREATE TRIGGER grow_gate_version AFTER INSERT OR UPDATE ON signature
  FOR EACH ROW EXECUTE FUNCTION grow_own_gate_version();

-- Volunteers whom lines about these subjects concern now.
CREATE FUNCTION volunteers_insured_by(subjects text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = registration, pg_temp AS $$
  SELECT substr(one, 12) FROM unnest(subjects) AS one WHERE one LIKE 'volunteers/%'
  UNION
  SELECT volunteer_id FROM membership
  WHERE state = 3 AND organization_id IN (
    SELECT substr(one, 15) FROM unnest(subjects) AS one
    WHERE one LIKE 'organizations/%' AND one NOT LIKE 'organizations/%/%')
$$;

CREATE FUNCTION grow_gate_version_of_insured() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM registration.grow_gate_version(ARRAY(
    SELECT registration.volunteers_insured_by(ARRAY(SELECT subject FROM written))));
  RETURN NULL;
END
$$;
CREATE TRIGGER grow_gate_version AFTER INSERT ON insured_entry
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT
  EXECUTE FUNCTION grow_gate_version_of_insured();

CREATE FUNCTION grow_gate_version_of_contract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM registration.grow_gate_version(ARRAY(
    SELECT registration.volunteers_insured_by(ARRAY(
      SELECT DISTINCT subject FROM registration.insured_entry WHERE contract_id = NEW.contract_id))));
  RETURN NULL;
END
$$;
CREATE TRIGGER grow_gate_version AFTER UPDATE OF cancel_time ON insurance_contract
  FOR EACH ROW EXECUTE FUNCTION grow_gate_version_of_contract();

GRANT SELECT ON gate_version TO linli_registration;

COMMIT;
