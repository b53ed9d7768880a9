-- Deploy awards:star_rules to pg
BEGIN;
SET search_path TO awards, public;

-- linli.awards.v1.StarSubject. details: the message StarScheme, with all that no query reads.
ALTER TABLE star_scheme ADD COLUMN subject smallint NOT NULL DEFAULT 1 CHECK (subject IN (1, 2)),
                        ADD COLUMN details bytea;
-- Whether stars come or lapse by time alone, so that it is applied anew each day.
ALTER TABLE star_scheme ADD COLUMN by_time boolean NOT NULL DEFAULT false;
ALTER TABLE star_scheme_sweep ADD COLUMN sweep_day date NOT NULL DEFAULT '2000-01-01';
COMMENT ON COLUMN star_scheme_sweep.sweep_day IS 'The day in China on which it was last applied.';
COMMENT ON COLUMN star_scheme.details IS
  'NULL for a scheme of thresholds alone, from before there was more to say.';

-- linli.hours.v1.Record.Kind and the code of the category; 0 and empty for what came before.
ALTER TABLE counted_record ADD COLUMN kind     smallint         NOT NULL DEFAULT 0,
                           ADD COLUMN category text COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE star_explanation (
  volunteer_id text COLLATE "C" NOT NULL,
  grant_id     text COLLATE "C" NOT NULL,
  document     bytea            NOT NULL,
  PRIMARY KEY (volunteer_id, grant_id)
);
COMMENT ON TABLE star_explanation IS
  'Which records counted when a star was granted, the message StarExplanation; never changed. Distribution column: volunteer_id.';

CREATE TABLE star_lapse (
  volunteer_id text COLLATE "C" NOT NULL,
  grant_id     text COLLATE "C" NOT NULL,
  lapse_time   timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, grant_id)
);
COMMENT ON TABLE star_lapse IS
  'Stars that do not hold at present, of schemes that downgrade; a star that holds again has no row. Distribution column: volunteer_id.';

CREATE TABLE star_application (
  subject       text COLLATE "C" NOT NULL,
  id            text COLLATE "C" NOT NULL,
  scheme_region text COLLATE "C" NOT NULL,
  region        text COLLATE "C" NOT NULL,
  star          integer          NOT NULL,
  -- linli.awards.v1.StarApplicationState.
  state         smallint         NOT NULL CHECK (state BETWEEN 1 AND 4),
  version       bigint           NOT NULL,
  details       bytea            NOT NULL,
  create_time   timestamptz      NOT NULL,
  update_time   timestamptz      NOT NULL,
  PRIMARY KEY (subject, id)
);
-- One that waits or was granted stands for its star; who was refused may ask again.
CREATE UNIQUE INDEX star_application_once ON star_application (subject, scheme_region, star)
  WHERE state <> 4;
CREATE INDEX star_application_by_region ON star_application (region, id);
COMMENT ON TABLE star_application IS
  'Applications for stars, details being the message. Distribution column: subject, a volunteer or an organisation.';

GRANT SELECT, INSERT ON star_explanation TO linli_awards;
GRANT SELECT, INSERT, DELETE ON star_lapse TO linli_awards;
GRANT SELECT, INSERT, UPDATE ON star_application TO linli_awards;

COMMIT;
