-- Deploy matching:needs to pg
BEGIN;
SET LOCAL search_path TO matching, public;

CREATE TABLE need (
  need_id         text COLLATE "C" NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  version         bigint      NOT NULL DEFAULT 1,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL,
  region_code     text COLLATE "C" NOT NULL,
  state           smallint    NOT NULL CHECK (state BETWEEN 1 AND 8),
  kind            smallint    NOT NULL,
  form            smallint    NOT NULL,
  answer_due_time timestamptz NOT NULL,
  overdue         boolean     NOT NULL DEFAULT false,
  people_needed   smallint    NOT NULL CHECK (people_needed BETWEEN 1 AND 20),
  -- Subject of the token that entered it.
  submitter       text        NOT NULL,
  -- Who is in need: a data key of her own, wrapped by the key ring, and what it seals. NULL: nobody
  -- was named, or what was said is destroyed.
  wrapped_key     bytea,
  sealed          bytea,
  -- linli.matching.v1.Need with what has no column of its own.
  body            bytea       NOT NULL,
  PRIMARY KEY (need_id),
  UNIQUE (need_id, people_needed)
);
CREATE INDEX need_of_organization ON need (organization_id, state, need_id);
CREATE INDEX need_of_region ON need (state, region_code, need_id);
CREATE INDEX need_to_answer ON need (answer_due_time) WHERE state = 1 AND NOT overdue;
COMMENT ON TABLE need IS
  '求助、微心愿. Distribution column: need_id.';

-- One row per person that a need takes. Two can never hold the same place of one need.
CREATE TABLE need_claim (
  need_id     text COLLATE "C" NOT NULL,
  claim_id    text COLLATE "C" NOT NULL,
  slot        smallint    NOT NULL,
  people      smallint    NOT NULL,
  claimant    text        NOT NULL,
  live        boolean     NOT NULL DEFAULT true,
  create_time timestamptz NOT NULL,
  end_reason  text        NOT NULL DEFAULT '',
  PRIMARY KEY (need_id, claim_id),
  FOREIGN KEY (need_id, people) REFERENCES need (need_id, people_needed),
  CONSTRAINT need_claim_within CHECK (slot BETWEEN 1 AND people)
);
CREATE UNIQUE INDEX need_claim_once ON need_claim (need_id, slot) WHERE live;
CREATE INDEX need_claim_of ON need_claim (claimant) WHERE live;
COMMENT ON TABLE need_claim IS
  '认领: places of a need, of which each is held once. Distribution column: need_id.';

CREATE TABLE clear_reading (
  resource  text        NOT NULL,
  reading   bigint      GENERATED ALWAYS AS IDENTITY,
  reader    text        NOT NULL,
  read_time timestamptz NOT NULL,
  PRIMARY KEY (resource, reading)
);
COMMENT ON TABLE clear_reading IS
  'Who has read what is sealed about a person in need, and when (law 10). Distribution column: resource.';

CREATE TABLE pairing (
  pairing_id      text COLLATE "C" NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  version         bigint      NOT NULL DEFAULT 1,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL,
  state           smallint    NOT NULL CHECK (state BETWEEN 1 AND 2),
  -- Keyed hash of whom or what is served: of one receiver one pairing goes on.
  receiver_index  bytea       NOT NULL,
  -- NULL once it is over: what was sealed can be read by nobody.
  wrapped_key     bytea,
  sealed          bytea,
  body            bytea       NOT NULL,
  PRIMARY KEY (pairing_id)
);
CREATE UNIQUE INDEX pairing_of_a_receiver ON pairing (receiver_index) WHERE state = 1;
CREATE INDEX pairing_of_organization ON pairing (organization_id, pairing_id);
COMMENT ON TABLE pairing IS '结对. Few rows: reference table, distribution column: none.';

CREATE TABLE visit (
  pairing_id text COLLATE "C" NOT NULL REFERENCES pairing,
  visit_id   text COLLATE "C" NOT NULL,
  giver      text        NOT NULL,
  visit_time timestamptz NOT NULL,
  people     smallint    NOT NULL CHECK (people > 0),
  -- The note, by the pairing's data key.
  sealed     bytea       NOT NULL,
  PRIMARY KEY (pairing_id, visit_id)
);
CREATE INDEX visit_by_time ON visit (pairing_id, visit_time, visit_id);
COMMENT ON TABLE visit IS '走访记录. Distribution column: pairing_id.';

CREATE TABLE mobilization (
  mobilization_id text COLLATE "C" NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  version         bigint      NOT NULL DEFAULT 1,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL,
  state           smallint    NOT NULL CHECK (state BETWEEN 1 AND 4),
  shift_id        text COLLATE "C" NOT NULL,
  next_wave_time  timestamptz,
  waves           integer     NOT NULL DEFAULT 0,
  invited         integer     NOT NULL DEFAULT 0,
  body            bytea       NOT NULL,
  PRIMARY KEY (mobilization_id),
  CHECK ((state = 1) = (next_wave_time IS NOT NULL))
);
CREATE INDEX mobilization_of_organization ON mobilization (organization_id, mobilization_id);
CREATE INDEX mobilization_due ON mobilization (next_wave_time) WHERE state = 1;
COMMENT ON TABLE mobilization IS '应急动员. Distribution column: mobilization_id.';

GRANT SELECT, INSERT ON need, need_claim, pairing, visit, mobilization TO linli_matching;
GRANT INSERT ON clear_reading TO linli_matching;
GRANT UPDATE (version, update_time, state, overdue, wrapped_key, sealed, body) ON need
  TO linli_matching;
GRANT UPDATE (live, end_reason) ON need_claim TO linli_matching;
GRANT UPDATE (version, update_time, state, wrapped_key, sealed, body) ON pairing TO linli_matching;
GRANT UPDATE (version, update_time, state, next_wave_time, waves, invited) ON mobilization
  TO linli_matching;
COMMIT;
