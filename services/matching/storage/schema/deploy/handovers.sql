-- Deploy matching:handovers to pg
BEGIN;
SET LOCAL search_path TO matching, public;

CREATE TABLE handover (
  -- Resource name of the series, or of the activity, whose post is handed over.
  duty        text COLLATE "C" NOT NULL,
  handover_id text COLLATE "C" NOT NULL,
  -- Resource name of the shift that ends.
  shift       text COLLATE "C" NOT NULL,
  author      text COLLATE "C" NOT NULL,
  create_time timestamptz NOT NULL,
  taken_by    text COLLATE "C",
  take_time   timestamptz,
  -- linli.matching.v1.Handover with what has no column of its own.
  body        bytea       NOT NULL,
  PRIMARY KEY (duty, handover_id),
  CHECK ((taken_by IS NULL) = (take_time IS NULL))
);
COMMENT ON TABLE handover IS
  '交接班记录, which only grows. Distribution column: duty.';

GRANT SELECT, INSERT ON handover TO linli_matching;
GRANT UPDATE (taken_by, take_time) ON handover TO linli_matching;
COMMIT;
