-- Deploy awards:stars to pg

BEGIN;
SET search_path TO awards, public;

CREATE TABLE star_scheme (
  id             text COLLATE "C" PRIMARY KEY,
  region         text COLLATE "C" NOT NULL,
  version        bigint           NOT NULL CHECK (version > 0),
  title          text             NOT NULL,
  effective_time timestamptz      NOT NULL,
  create_time    timestamptz      NOT NULL,
  UNIQUE (region, version),
  UNIQUE (region, effective_time)
);
COMMENT ON TABLE star_scheme IS
  'Versions of star schemes, never changed. region is regions/{code}, or empty for everywhere. Reference table.';

CREATE TABLE star_level (
  scheme_id         text COLLATE "C" NOT NULL REFERENCES star_scheme,
  star              integer          NOT NULL CHECK (star > 0),
  title             text             NOT NULL,
  threshold_minutes bigint           NOT NULL CHECK (threshold_minutes > 0),
  PRIMARY KEY (scheme_id, star)
);
COMMENT ON TABLE star_level IS 'The stars of a scheme. Reference table.';

-- What the national standard and most cities use, until a region adopts its own.
INSERT INTO star_scheme (id, region, version, title, effective_time, create_time)
VALUES ('national', '', 1, '志愿者星级认定（100、300、600、1000、1500小时）',
        '2000-01-01 00:00:00+08', '2000-01-01 00:00:00+08');
INSERT INTO star_level (scheme_id, star, title, threshold_minutes)
VALUES ('national', 1, '一星志愿者', 100 * 60),
       ('national', 2, '二星志愿者', 300 * 60),
       ('national', 3, '三星志愿者', 600 * 60),
       ('national', 4, '四星志愿者', 1000 * 60),
       ('national', 5, '五星志愿者', 1500 * 60);

CREATE TABLE standing (
  volunteer_id    text COLLATE "C" PRIMARY KEY,
  region          text COLLATE "C",
  region_version  bigint           NOT NULL DEFAULT 0,
  counted_minutes bigint           NOT NULL DEFAULT 0 CHECK (counted_minutes >= 0)
);
COMMENT ON TABLE standing IS
  'Per volunteer the region whose scheme holds (from the feed of registration; NULL until it came) and the sum over counted_record. Its row is the lock for everything that grants a star. Distribution column: volunteer_id.';

CREATE TABLE star_scheme_sweep (
  scheme_id    text COLLATE "C" PRIMARY KEY REFERENCES star_scheme,
  volunteer_id text COLLATE "C" NOT NULL,
  done         boolean          NOT NULL
);
INSERT INTO star_scheme_sweep (scheme_id, volunteer_id, done) VALUES ('national', '', true);
COMMENT ON TABLE star_scheme_sweep IS
  'How far a version that took effect was applied to those who already had the minutes. Reference table.';

CREATE TABLE counted_record (
  volunteer_id   text COLLATE "C" NOT NULL,
  record_id      text COLLATE "C" NOT NULL,
  version        bigint           NOT NULL,
  minutes        bigint           NOT NULL CHECK (minutes >= 0),
  start_time     timestamptz      NOT NULL,
  region         text COLLATE "C" NOT NULL,
  recording_unit text COLLATE "C" NOT NULL,
  change_time    timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, record_id)
);
COMMENT ON TABLE counted_record IS
  'Projection of the feed of hours: the newest version of each record and the minutes with which it counts (0 once reversed). Distribution column: volunteer_id.';

CREATE TABLE star_grant (
  volunteer_id    text COLLATE "C" NOT NULL,
  id              text COLLATE "C" NOT NULL,
  scheme_region   text COLLATE "C" NOT NULL,
  star            integer          NOT NULL,
  title           text             NOT NULL,
  scheme_id       text COLLATE "C" NOT NULL,
  scheme_version  bigint           NOT NULL,
  counted_minutes bigint           NOT NULL,
  record          text             NOT NULL,
  grant_time      timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, id),
  -- A star of a region's scheme is granted once, whatever repeats and runs in parallel.
  UNIQUE (volunteer_id, scheme_region, star)
);
COMMENT ON TABLE star_grant IS 'Stars that were granted; they stay. Distribution column: volunteer_id.';

GRANT SELECT, INSERT ON star_scheme, star_level, star_grant TO linli_awards;
GRANT SELECT, INSERT, UPDATE ON standing, star_scheme_sweep, counted_record TO linli_awards;

COMMIT;
