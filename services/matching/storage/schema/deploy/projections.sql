-- Deploy matching:projections to pg
BEGIN;
SET LOCAL search_path TO matching, public;

CREATE TABLE volunteer (
  volunteer_id text COLLATE "C" NOT NULL,
  version      bigint   NOT NULL,
  active       boolean  NOT NULL,
  region_code  text COLLATE "C" NOT NULL,
  birth_year   smallint NOT NULL,
  skills       text[]   NOT NULL,
  categories   text[]   NOT NULL,
  availability integer  NOT NULL,
  latitude     double precision,
  longitude    double precision,
  PRIMARY KEY (volunteer_id)
);
COMMENT ON TABLE volunteer IS
  'From registration''s feed: what recommendation knows about a volunteer; a rough point in WGS-84. Distribution column: volunteer_id.';

CREATE TABLE organization (
  organization_id text COLLATE "C" NOT NULL,
  version         bigint  NOT NULL,
  approved        boolean NOT NULL,
  region_code     text COLLATE "C" NOT NULL,
  -- Resource names from its parent up to the root.
  ancestors       text[]  NOT NULL,
  PRIMARY KEY (organization_id)
);
COMMENT ON TABLE organization IS
  'From registration''s feed: who may recruit, and which organisations an authority reaches through. Reference table.';

GRANT SELECT, INSERT, UPDATE ON volunteer, organization TO linli_matching;
COMMIT;
