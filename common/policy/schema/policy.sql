-- What cities decide for themselves (law 9): the same table in every service that has such a thing.
-- A service's own migration includes this file with its schema as search_path, then inserts the
-- edition that holds everywhere, with the sources of its figures. Never edit it once it shipped: a
-- change is a new file and a new migration in each service.

CREATE TABLE policy (
  region_code    text COLLATE "C" NOT NULL
                 CHECK (region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$'),
  version        bigint           GENERATED ALWAYS AS IDENTITY,
  effective_time timestamptz      NOT NULL,
  body           jsonb            NOT NULL CHECK (jsonb_typeof(body) = 'object'),
  source         text             NOT NULL CHECK (source <> ''),
  PRIMARY KEY (version),
  UNIQUE (region_code, effective_time)
);
COMMENT ON TABLE policy IS
  'Editions of the service''s message Policy. The nearest region''s newest edition in force at the time of a fact judges it. Rows are never changed: a new edition takes over. Distribution column: none, reference table.';
COMMENT ON COLUMN policy.region_code IS 'Empty: everywhere where no nearer region has an edition.';
COMMENT ON COLUMN policy.version IS
  'Given once and never again, whatever the region, so that "{region_code or platform}@{version}" says for good what judged a fact.';
COMMENT ON COLUMN policy.effective_time IS 'In force from this moment on.';
COMMENT ON COLUMN policy.body IS
  'The message in its JSON form, whole: every field that the message does not call OPTIONAL.';
COMMENT ON COLUMN policy.source IS
  'Where the figures come from, for whoever has to defend a refusal.';

-- What has judged something stays as it was. An edition not yet in force may be withdrawn, and
-- another one inserted in its place.
CREATE FUNCTION keep_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.effective_time > now() THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'policy edition %@% stays as it is: insert a new one, in force from a later time',
    coalesce(nullif(OLD.region_code, ''), 'platform'), OLD.version
    USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;
CREATE TRIGGER keep_policy BEFORE UPDATE OR DELETE ON policy
  FOR EACH ROW EXECUTE FUNCTION keep_policy();
