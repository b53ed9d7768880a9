-- Deploy matching:activities to pg
BEGIN;
SET LOCAL search_path TO matching, public;

-- Enum columns hold the numbers of linli.matching.v1.
CREATE TABLE activity (
  activity_id      text COLLATE "C" NOT NULL,
  organization_id  text COLLATE "C" NOT NULL,
  version          bigint      NOT NULL DEFAULT 1,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  publish_time     timestamptz,
  state            smallint    NOT NULL CHECK (state BETWEEN 1 AND 4),
  display_name     text        NOT NULL,
  category         text        NOT NULL,
  description      text        NOT NULL,
  address          text        NOT NULL,
  latitude         double precision,
  longitude        double precision,
  datum            smallint    NOT NULL DEFAULT 0,
  region_code      text COLLATE "C" NOT NULL,
  leader_id        text        NOT NULL,
  risk_class       smallint    NOT NULL CHECK (risk_class BETWEEN 1 AND 3),
  risk_disclosure  text        NOT NULL,
  insurance_policy text        NOT NULL,
  recruit_scope    smallint    NOT NULL CHECK (recruit_scope = 1),
  start_time       timestamptz NOT NULL,
  end_time         timestamptz NOT NULL CHECK (end_time > start_time),
  cancel_reason    text        NOT NULL DEFAULT '',
  policy_version   text,
  PRIMARY KEY (activity_id),
  CHECK ((latitude IS NULL) = (datum = 0) AND (longitude IS NULL) = (datum = 0))
);
CREATE INDEX activity_of_organization ON activity (organization_id, state, start_time, activity_id);
CREATE INDEX activity_of_region ON activity (state, region_code, start_time, activity_id);
CREATE INDEX activity_to_end ON activity (end_time) WHERE state = 2;
COMMENT ON TABLE activity IS
  '活动. latitude and longitude as they were given, in datum; policy_version judged its publication. Distribution column: activity_id.';

CREATE TABLE shift (
  shift_id         text COLLATE "C" NOT NULL,
  activity_id      text COLLATE "C" NOT NULL,
  organization_id  text COLLATE "C" NOT NULL,
  version          bigint      NOT NULL DEFAULT 1,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  state            smallint    NOT NULL CHECK (state BETWEEN 1 AND 2),
  display_name     text        NOT NULL,
  start_time       timestamptz NOT NULL,
  end_time         timestamptz NOT NULL CHECK (end_time > start_time),
  places           integer     NOT NULL CHECK (places BETWEEN 1 AND 50000),
  taken            integer     NOT NULL DEFAULT 0 CHECK (taken >= 0),
  waiting          integer     NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  minimum_age      smallint    NOT NULL,
  required_skills  text[]      NOT NULL,
  -- WGS-84, from the activity's place, to search by; NULL if it has no point.
  latitude         double precision,
  longitude        double precision,
  PRIMARY KEY (shift_id),
  CONSTRAINT shift_never_oversold CHECK (taken <= places)
);
CREATE INDEX shift_of_activity ON shift (activity_id, start_time, shift_id);
CREATE INDEX shift_with_room ON shift (start_time, shift_id) WHERE state = 1 AND taken < places;
CREATE INDEX shift_to_promote ON shift (start_time, shift_id)
  WHERE state = 1 AND taken < places AND waiting > 0;
COMMENT ON TABLE shift IS
  '岗位. Law 1: taken and waiting are counted by the triggers on enrollment alone, and taken never exceeds places. Distribution column: shift_id.';

-- A shift together with what it belongs to.
CREATE VIEW shift_in_context AS
SELECT s.*, a.state AS activity_state, a.publish_time IS NOT NULL AS was_published,
       a.display_name AS activity_display_name, a.category,
       a.region_code, a.leader_id, a.address, a.latitude AS place_latitude,
       a.longitude AS place_longitude, a.datum
FROM shift AS s JOIN activity AS a USING (activity_id);

GRANT SELECT ON shift_in_context TO linli_matching;
GRANT SELECT, INSERT, UPDATE ON activity TO linli_matching;
-- Nobody but the triggers writes taken and waiting: the service's role may not even name them.
GRANT SELECT ON shift TO linli_matching;
GRANT INSERT (shift_id, activity_id, organization_id, version, create_time, update_time, state,
              display_name, start_time, end_time, places, minimum_age, required_skills, latitude,
              longitude) ON shift TO linli_matching;
GRANT UPDATE (version, update_time, state, display_name, start_time, end_time, places, minimum_age,
              required_skills, latitude, longitude) ON shift TO linli_matching;
COMMIT;
