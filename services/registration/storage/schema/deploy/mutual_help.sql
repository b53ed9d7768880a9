-- Deploy registration:mutual_help to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE mutual_help_group (
  group_id     text        COLLATE "C" PRIMARY KEY,
  region_code  text        COLLATE "C" NOT NULL,
  building_key text        NOT NULL,
  entrance_key text        NOT NULL,
  state        smallint    NOT NULL CHECK (state BETWEEN 1 AND 2),
  members      integer     NOT NULL DEFAULT 0 CHECK (members >= 0),
  details      bytea       NOT NULL,
  version      bigint      NOT NULL,
  create_time  timestamptz NOT NULL,
  update_time  timestamptz NOT NULL
);
-- One live card for an entrance.
CREATE UNIQUE INDEX mutual_help_card ON mutual_help_group (region_code, building_key, entrance_key)
  WHERE building_key <> '' AND state = 1;
CREATE INDEX mutual_help_group_of_region ON mutual_help_group (region_code, group_id) WHERE state = 1;
COMMENT ON TABLE mutual_help_group IS
  'Circles, and cards of entrances; some per community. members is counted by the trigger on mutual_help_member alone. Distribution column: none, reference table.';
COMMENT ON COLUMN mutual_help_group.building_key IS
  'The building without spaces, width and case; empty for a circle.';

CREATE TABLE mutual_help_member (
  volunteer_id text        COLLATE "C" NOT NULL,
  group_id     text        COLLATE "C" NOT NULL REFERENCES mutual_help_group,
  help         text        NOT NULL,
  join_time    timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, group_id)
);
CREATE INDEX mutual_help_member_of_group ON mutual_help_member (group_id, volunteer_id);
COMMENT ON TABLE mutual_help_member IS
  'Who helps whom, by her own will: a row goes with her. Distribution column: volunteer_id.';

CREATE FUNCTION count_mutual_help_members() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE mutual_help_group SET members = members + 1 WHERE group_id = NEW.group_id;
  ELSE
    UPDATE mutual_help_group SET members = members - 1 WHERE group_id = OLD.group_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_mutual_help_members AFTER INSERT OR DELETE ON mutual_help_member
  FOR EACH ROW EXECUTE FUNCTION count_mutual_help_members();

GRANT SELECT ON mutual_help_group TO linli_registration;
GRANT INSERT (group_id, region_code, building_key, entrance_key, state, details, version, create_time,
              update_time), UPDATE (state, details, version, update_time)
  ON mutual_help_group TO linli_registration;
GRANT SELECT, INSERT, DELETE ON mutual_help_member TO linli_registration;

COMMIT;
