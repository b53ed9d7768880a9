-- Deploy registration:station to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers are those of linli/registration/v1/station.proto.
CREATE TABLE station (
  station_id        text        COLLATE "C" PRIMARY KEY,
  region_code       text        COLLATE "C" NOT NULL,
  kind              smallint    NOT NULL,
  state             smallint    NOT NULL CHECK (state BETWEEN 1 AND 4),
  host_organization text        COLLATE "C",
  one_to_one        boolean     NOT NULL,
  -- WGS-84, to search by; NULL if it has no point.
  place             point,
  amenities         integer[]   NOT NULL,
  target_groups     integer[]   NOT NULL,
  details           bytea       NOT NULL,
  version           bigint      NOT NULL,
  create_time       timestamptz NOT NULL,
  update_time       timestamptz NOT NULL
);
CREATE INDEX station_of_region ON station (state, region_code, station_id);
CREATE INDEX station_nearby ON station USING gist (place) WHERE state = 2;
COMMENT ON TABLE station IS
  'Stations and service points; thousands in a city. details has the rest of the message. Distribution column: none, reference table.';

CREATE TABLE pairing (
  pairing_id      text        COLLATE "C" PRIMARY KEY,
  station_id      text        COLLATE "C" NOT NULL,
  organization_id text        COLLATE "C" NOT NULL REFERENCES organization,
  -- The station's, as long as the pairing goes on.
  one_to_one      boolean     NOT NULL,
  start_time      timestamptz NOT NULL,
  end_time        timestamptz CHECK (end_time >= start_time),
  FOREIGN KEY (station_id) REFERENCES station
);
-- 一对一: neither the point nor the unit has another such pairing. N 对一: each unit once.
CREATE UNIQUE INDEX pairing_one_unit ON pairing (station_id) WHERE one_to_one AND end_time IS NULL;
CREATE UNIQUE INDEX pairing_one_point ON pairing (organization_id) WHERE one_to_one AND end_time IS NULL;
CREATE UNIQUE INDEX pairing_once ON pairing (station_id, organization_id) WHERE end_time IS NULL;
CREATE INDEX pairing_of_station ON pairing (station_id, pairing_id);
CREATE INDEX pairing_of_organization ON pairing (organization_id, pairing_id);
COMMENT ON TABLE pairing IS
  'Which unit serves at which point; rows end and stay. Distribution column: none, reference table.';

-- A pairing is of its station's kind, and a station of one unit has no pairing of the other kind.
CREATE FUNCTION check_pairing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.end_time IS NULL AND NEW.one_to_one <> (
    SELECT one_to_one FROM registration.station WHERE station_id = NEW.station_id FOR SHARE) THEN
    RAISE EXCEPTION 'the station is paired otherwise' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER check_pairing AFTER INSERT OR UPDATE ON pairing
  FOR EACH ROW EXECUTE FUNCTION check_pairing();
CREATE FUNCTION check_pairing_mode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM registration.pairing
             WHERE station_id = NEW.station_id AND end_time IS NULL) THEN
    RAISE EXCEPTION 'a unit is paired with the station' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER check_pairing_mode AFTER UPDATE OF one_to_one ON station
  FOR EACH ROW WHEN (NEW.one_to_one <> OLD.one_to_one) EXECUTE FUNCTION check_pairing_mode();

CREATE TABLE station_feedback (
  station_id    text        COLLATE "C" NOT NULL REFERENCES station,
  feedback_id   text        COLLATE "C" NOT NULL,
  state         smallint    NOT NULL CHECK (state BETWEEN 1 AND 3),
  author        text        NOT NULL,
  sealed_phone  bytea,
  details       bytea       NOT NULL,
  version       bigint      NOT NULL,
  create_time   timestamptz NOT NULL,
  update_time   timestamptz NOT NULL,
  PRIMARY KEY (station_id, feedback_id)
);
COMMENT ON TABLE station_feedback IS
  'What citizens say at a station, and the answers. Distribution column: station_id.';
COMMENT ON COLUMN station_feedback.sealed_phone IS
  'Sealed by the key ring under "{feedback''s name}#phone".';

GRANT SELECT, INSERT, UPDATE ON station, pairing, station_feedback TO linli_registration;

COMMIT;
