-- Deploy awards:honours to pg
BEGIN;
SET search_path TO awards, public;

CREATE TABLE honour_consent (
  volunteer_id  text COLLATE "C" PRIMARY KEY,
  honour_roll   boolean          NOT NULL,
  timeline      boolean          NOT NULL,
  -- linli.awards.v1.NameForm.
  name_form     smallint         NOT NULL CHECK (name_form IN (1, 2)),
  version       bigint           NOT NULL CHECK (version > 0),
  consent_time  timestamptz      NOT NULL,
  withdraw_time timestamptz,
  -- Withdrawn is withdrawn from everything.
  CHECK (withdraw_time IS NULL OR NOT (honour_roll OR timeline))
);
CREATE INDEX honour_consent_roll ON honour_consent (volunteer_id) WHERE honour_roll;
COMMENT ON TABLE honour_consent IS
  'What a volunteer agreed to have shown; gone when she is erased. Distribution column: volunteer_id.';

CREATE TABLE deed (
  volunteer_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  region       text COLLATE "C" NOT NULL,
  -- linli.awards.v1.DeedState.
  state        smallint         NOT NULL CHECK (state BETWEEN 1 AND 4),
  consented    boolean          NOT NULL,
  version      bigint           NOT NULL,
  details      bytea            NOT NULL,
  create_time  timestamptz      NOT NULL,
  update_time  timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, id),
  -- Nothing is public without her consent, whatever way in is taken.
  CONSTRAINT deed_public_with_consent CHECK (state <> 2 OR consented)
);
CREATE INDEX deed_by_region ON deed (id, region) WHERE state IN (1, 2);
COMMENT ON TABLE deed IS
  'Deeds; details is the message Deed. Gone when she is erased. Distribution column: volunteer_id; a region''s are looked up by index.';

GRANT SELECT, INSERT, UPDATE, DELETE ON honour_consent, deed TO linli_awards;

COMMIT;
