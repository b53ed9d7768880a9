-- Deploy matching:rosters to pg
BEGIN;
SET LOCAL search_path TO matching, public;

CREATE TABLE roster_application (
  activity_id      text COLLATE "C" NOT NULL REFERENCES activity,
  volunteer_id     text COLLATE "C" NOT NULL,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  -- Ids of shifts, the dearest first.
  preferred_shifts text[]      NOT NULL,
  preferred_only   boolean     NOT NULL,
  max_shifts       smallint    NOT NULL CHECK (max_shifts BETWEEN 1 AND 50),
  -- Where the list is kept that she signed; empty: she applied herself.
  consent_proof    text        NOT NULL,
  PRIMARY KEY (activity_id, volunteer_id)
);
COMMENT ON TABLE roster_application IS
  'Who wants to serve in an event as a whole; no sign-up. Distribution column: activity_id.';

-- state: 1 QUEUED, 2 COMPUTING, 3 READY, 4 COMMITTED, 5 CANCELLED. settings and quality are
-- linli.matching.v1.RosterSettings and RosterQuality.
CREATE TABLE roster_plan (
  activity_id      text COLLATE "C" NOT NULL REFERENCES activity,
  plan_id          text COLLATE "C" NOT NULL,
  organization_id  text COLLATE "C" NOT NULL,
  version          bigint      NOT NULL DEFAULT 1,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  state            smallint    NOT NULL CHECK (state BETWEEN 1 AND 5),
  progress_percent smallint    NOT NULL DEFAULT 0 CHECK (progress_percent BETWEEN 0 AND 100),
  settings         bytea       NOT NULL,
  quality          bytea       CHECK (state NOT IN (3, 4) OR quality IS NOT NULL),
  -- Who computes it, and until when nobody else does.
  claim            text        NOT NULL DEFAULT '',
  claim_until      timestamptz,
  PRIMARY KEY (activity_id, plan_id)
);
CREATE INDEX roster_plan_to_compute ON roster_plan (create_time) WHERE state IN (1, 2);
COMMENT ON TABLE roster_plan IS
  '排班方案. A claim that ran out is taken over: computing twice harms nobody. Distribution column: activity_id.';

CREATE TABLE roster_assignment (
  activity_id   text COLLATE "C" NOT NULL,
  plan_id       text COLLATE "C" NOT NULL,
  volunteer_id  text COLLATE "C" NOT NULL,
  shift_id      text COLLATE "C" NOT NULL,
  pinned        boolean  NOT NULL,
  kept          boolean  NOT NULL,
  preference    smallint NOT NULL,
  value         smallint NOT NULL,
  -- The sign-up that the commit made of it; empty: none.
  enrollment_id text     NOT NULL DEFAULT '',
  PRIMARY KEY (activity_id, plan_id, volunteer_id, shift_id),
  FOREIGN KEY (activity_id, plan_id) REFERENCES roster_plan
);
COMMENT ON TABLE roster_assignment IS
  'Who is to serve where in a plan; a proposal until the commit. Distribution column: activity_id.';

GRANT SELECT, INSERT, UPDATE, DELETE ON roster_application TO linli_matching;
GRANT SELECT, INSERT, UPDATE ON roster_plan TO linli_matching;
GRANT SELECT, INSERT ON roster_assignment TO linli_matching;
GRANT UPDATE (enrollment_id) ON roster_assignment TO linli_matching;
COMMIT;
