-- Deploy hours:roster to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE roster (
  volunteer_id text    COLLATE "C" NOT NULL,
  enrollment   text    COLLATE "C" NOT NULL,
  version      bigint  NOT NULL,
  confirmed    boolean NOT NULL,
  shift        text    COLLATE "C" NOT NULL,
  context      bytea   NOT NULL,
  PRIMARY KEY (volunteer_id, enrollment)
);
CREATE INDEX roster_by_shift ON roster (shift) WHERE confirmed;
COMMENT ON TABLE roster IS
  'Projection of matching''s feed: who is expected where. A cancelled enrolment stays as an unconfirmed row, so that an older event cannot bring it back. Distribution column: volunteer_id.';
COMMENT ON COLUMN roster.version IS 'Of the enrolment: only what is newer is applied.';
COMMENT ON COLUMN roster.context IS 'linli.matching.v1.ShiftContext as matching sent it.';

GRANT SELECT, INSERT, UPDATE ON roster TO linli_hours;

COMMIT;
