-- Deploy awards:award_plans to pg
BEGIN;
SET search_path TO awards, public;

CREATE TABLE award_plan (
  plan_id         text COLLATE "C" PRIMARY KEY,
  region          text COLLATE "C" NOT NULL,
  -- linli.awards.v1.PlanState.
  state           smallint         NOT NULL CHECK (state BETWEEN 1 AND 11),
  authority       text             NOT NULL,
  document_number text             NOT NULL,
  quota           integer          NOT NULL CHECK (quota > 0),
  places_taken    integer          NOT NULL DEFAULT 0 CHECK (places_taken >= 0),
  -- When the clock has something to do; NULL: nothing.
  due_time        timestamptz,
  version         bigint           NOT NULL,
  details         bytea            NOT NULL,
  create_time     timestamptz      NOT NULL,
  update_time     timestamptz      NOT NULL,
  -- No award without authority (评选表彰须经批准): said here, so that no way in forgets it.
  CONSTRAINT award_plan_has_authority
    CHECK (state IN (1, 11) OR (authority <> '' AND document_number <> '')),
  CONSTRAINT award_plan_quota CHECK (places_taken <= quota)
);
CREATE INDEX award_plan_by_region ON award_plan (region, plan_id);
CREATE INDEX award_plan_due ON award_plan (due_time) WHERE due_time IS NOT NULL;
COMMENT ON TABLE award_plan IS
  'Award plans. details is the message AwardPlan; what stands in columns has the word there. places_taken is counted by triggers on nomination. Distribution column: plan_id.';

CREATE TABLE nomination (
  plan_id     text COLLATE "C" NOT NULL REFERENCES award_plan,
  id          text COLLATE "C" NOT NULL,
  nominee     text COLLATE "C" NOT NULL,
  -- linli.awards.v1.NominationState.
  state       smallint         NOT NULL CHECK (state BETWEEN 1 AND 10),
  -- Whether it may be shown: of a person only while she agrees.
  shown       boolean          NOT NULL,
  version     bigint           NOT NULL,
  details     bytea            NOT NULL,
  create_time timestamptz      NOT NULL,
  update_time timestamptz      NOT NULL,
  PRIMARY KEY (plan_id, id)
);
-- One nominee stands in a plan once; who withdrew may be named again.
CREATE UNIQUE INDEX nomination_once ON nomination (plan_id, nominee) WHERE state <> 9;
CREATE INDEX nomination_by_nominee ON nomination (nominee, id);
COMMENT ON TABLE nomination IS
  'Nominations, details being the message Nomination. Distribution column: plan_id; a nominee''s are looked up by index.';

-- Chosen, on the notice and awarded ones take a place each (4, 5, 6).
CREATE FUNCTION nomination_takes_place() RETURNS trigger
LANGUAGE plpgsql SET search_path = awards, pg_temp AS $$
DECLARE
  change integer := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state IN (4, 5, 6) THEN change := change - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.state IN (4, 5, 6) THEN change := change + 1; END IF;
  IF change <> 0 THEN
    UPDATE award_plan SET places_taken = places_taken + change
    WHERE plan_id = coalesce(NEW.plan_id, OLD.plan_id);
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER nomination_takes_place AFTER INSERT OR DELETE OR UPDATE OF state ON nomination
  FOR EACH ROW EXECUTE FUNCTION nomination_takes_place();

CREATE TABLE nomination_score (
  plan_id       text COLLATE "C" NOT NULL,
  nomination_id text COLLATE "C" NOT NULL,
  -- linli.awards.v1.CriterionKind.
  criterion     smallint         NOT NULL,
  scorer        text COLLATE "C" NOT NULL,
  points        integer          NOT NULL CHECK (points BETWEEN 0 AND 100),
  score_time    timestamptz      NOT NULL,
  PRIMARY KEY (plan_id, nomination_id, criterion, scorer),
  FOREIGN KEY (plan_id, nomination_id) REFERENCES nomination
);
COMMENT ON TABLE nomination_score IS
  'Points that people gave, once each. Distribution column: plan_id.';

CREATE TABLE public_voter (
  plan_id text COLLATE "C" NOT NULL REFERENCES award_plan,
  voter   text COLLATE "C" NOT NULL,
  votes   integer          NOT NULL,
  allowed integer          NOT NULL,
  PRIMARY KEY (plan_id, voter),
  CONSTRAINT public_voter_votes CHECK (votes BETWEEN 0 AND allowed)
);
COMMENT ON TABLE public_voter IS
  'How many votes somebody has given in a plan; its row is the lock for the next one. Distribution column: plan_id.';
CREATE TABLE public_vote (
  plan_id       text COLLATE "C" NOT NULL,
  nomination_id text COLLATE "C" NOT NULL,
  voter         text COLLATE "C" NOT NULL,
  vote_time     timestamptz      NOT NULL,
  PRIMARY KEY (plan_id, nomination_id, voter),
  FOREIGN KEY (plan_id, voter) REFERENCES public_voter,
  FOREIGN KEY (plan_id, nomination_id) REFERENCES nomination
);
COMMENT ON TABLE public_vote IS 'Votes of the public, once each. Distribution column: plan_id.';

CREATE TABLE award_bar (
  id          text COLLATE "C" PRIMARY KEY,
  region      text COLLATE "C" NOT NULL,
  subject     text COLLATE "C" NOT NULL,
  end_time    timestamptz      NOT NULL,
  lift_time   timestamptz,
  version     bigint           NOT NULL,
  details     bytea            NOT NULL,
  create_time timestamptz      NOT NULL,
  update_time timestamptz      NOT NULL
);
CREATE INDEX award_bar_by_subject ON award_bar (subject);
CREATE INDEX award_bar_by_region ON award_bar (region, id);
COMMENT ON TABLE award_bar IS
  'Who takes no part in plans of a region and below, until when. Reference table.';

-- What organisations did is summed when one is nominated.
CREATE INDEX counted_record_by_unit ON counted_record (recording_unit, start_time);

GRANT SELECT, INSERT, UPDATE ON award_plan, nomination, public_voter, award_bar TO linli_awards;
GRANT SELECT, INSERT ON nomination_score, public_vote TO linli_awards;

COMMIT;
