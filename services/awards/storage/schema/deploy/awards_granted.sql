-- Deploy awards:awards_granted to pg
BEGIN;
SET search_path TO awards, public;

CREATE TABLE objection (
  plan_id       text COLLATE "C" NOT NULL REFERENCES award_plan,
  id            text COLLATE "C" NOT NULL,
  nomination_id text COLLATE "C" NOT NULL,
  -- linli.awards.v1.ObjectionState.
  state         smallint         NOT NULL CHECK (state BETWEEN 1 AND 3),
  version       bigint           NOT NULL,
  details       bytea            NOT NULL,
  create_time   timestamptz      NOT NULL,
  update_time   timestamptz      NOT NULL,
  PRIMARY KEY (plan_id, id),
  FOREIGN KEY (plan_id, nomination_id) REFERENCES nomination
);
COMMENT ON TABLE objection IS
  'Objections to nominees on a notice. Distribution column: plan_id.';

-- While one is open the plan is not concluded (10), whatever runs in parallel: whoever files one holds the
-- plan's row, and so does whoever concludes it.
CREATE FUNCTION award_plan_awaits_objections() RETURNS trigger
LANGUAGE plpgsql SET search_path = awards, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM objection WHERE plan_id = NEW.plan_id AND state = 1) THEN
    RAISE EXCEPTION 'an objection is undecided' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER award_plan_awaits_objections BEFORE UPDATE OF state ON award_plan
  FOR EACH ROW WHEN (NEW.state = 10 AND OLD.state <> 10)
  EXECUTE FUNCTION award_plan_awaits_objections();

CREATE TABLE award (
  plan_id     text COLLATE "C" NOT NULL REFERENCES award_plan,
  -- The nomination's id.
  id          text COLLATE "C" NOT NULL,
  nominee     text COLLATE "C" NOT NULL,
  -- linli.awards.v1.AwardState.
  state       smallint         NOT NULL CHECK (state IN (1, 2)),
  version     bigint           NOT NULL,
  details     bytea            NOT NULL,
  create_time timestamptz      NOT NULL,
  update_time timestamptz      NOT NULL,
  PRIMARY KEY (plan_id, id),
  FOREIGN KEY (plan_id, id) REFERENCES nomination
);
CREATE INDEX award_by_nominee ON award (nominee, id);
COMMENT ON TABLE award IS
  'Awards, details being the message Award. Distribution column: plan_id; a nominee''s are looked up by index.';

-- An award is never removed, and ends once.
CREATE FUNCTION award_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'awards are never deleted';
  END IF;
  IF OLD.state = 2 THEN RAISE EXCEPTION 'an award ends once'; END IF;
  IF (NEW.plan_id, NEW.id, NEW.nominee, NEW.create_time)
     IS DISTINCT FROM (OLD.plan_id, OLD.id, OLD.nominee, OLD.create_time) THEN
    RAISE EXCEPTION 'an award goes to nobody else';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER award_stands BEFORE UPDATE OR DELETE ON award
  FOR EACH ROW EXECUTE FUNCTION award_stands();
CREATE TRIGGER award_is_not_truncated BEFORE TRUNCATE ON award
  FOR EACH STATEMENT EXECUTE FUNCTION award_stands();

GRANT SELECT, INSERT, UPDATE ON objection, award TO linli_awards;

COMMIT;
