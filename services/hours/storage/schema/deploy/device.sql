-- Deploy hours:device to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE device (
  organization_id      text        COLLATE "C" NOT NULL,
  device_id            text        COLLATE "C" NOT NULL,
  display_name         text        NOT NULL CHECK (display_name <> ''),
  kind                 text        NOT NULL CHECK (kind IN ('LEADER_DEVICE', 'KIOSK')),
  public_key           text        NOT NULL CHECK (public_key ~ '^[0-9a-f]{64}$'),
  holder               text        NOT NULL CHECK (holder <> ''),
  station              text        NOT NULL,
  region               text        NOT NULL,
  state                text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'RETIRED')),
  last_number          bigint      NOT NULL DEFAULT 0 CHECK (last_number >= 0),
  clock_offset_seconds integer     NOT NULL DEFAULT 0,
  upload_time          timestamptz,
  retire_time          timestamptz,
  version              bigint      NOT NULL DEFAULT 1,
  create_time          timestamptz NOT NULL,
  PRIMARY KEY (organization_id, device_id),
  CHECK ((state = 'RETIRED') = (retire_time IS NOT NULL)),
  CHECK ((last_number = 0) = (upload_time IS NULL))
);
COMMENT ON TABLE device IS
  'Devices with a key of their own. Uploads of one device lock its row. Distribution column: organization_id.';
COMMENT ON COLUMN device.last_number IS 'Entries of its log from 1 to this one have arrived: as many rows of device_log_entry.';

CREATE TABLE device_log_entry (
  organization_id text        COLLATE "C" NOT NULL,
  device_id       text        COLLATE "C" NOT NULL,
  number          bigint      NOT NULL CHECK (number >= 1),
  digest          bytea       NOT NULL CHECK (length(digest) = 32),
  entry           bytea       NOT NULL,
  attendance      text        NOT NULL,
  refusal         bytea,
  arrival_time    timestamptz NOT NULL,
  PRIMARY KEY (organization_id, device_id, number),
  FOREIGN KEY (organization_id, device_id) REFERENCES device,
  -- One verdict, and only one.
  CHECK ((attendance = '') = (refusal IS NOT NULL))
);
COMMENT ON TABLE device_log_entry IS
  'What devices wrote down without a network, each entry once, with the verdict on it. Distribution column: organization_id.';
COMMENT ON COLUMN device_log_entry.digest IS 'Chained over all entries before it.';
COMMENT ON COLUMN device_log_entry.entry IS 'linli.hours.v1.DeviceLogEntry as the device wrote it.';
COMMENT ON COLUMN device_log_entry.attendance IS 'What it opened or closed; empty if it was refused.';
COMMENT ON COLUMN device_log_entry.refusal IS 'google.rpc.Status.';

-- A log has no gap and a verdict stays, whoever writes: the entry before it must be there, and the
-- device's mark moves with the entries.
CREATE FUNCTION keep_device_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'entry % of device % stays as it is', OLD.number, OLD.device_id
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.number > 1 AND NOT EXISTS (
    SELECT FROM device_log_entry AS before
    WHERE before.organization_id = NEW.organization_id AND before.device_id = NEW.device_id
      AND before.number = NEW.number - 1) THEN
    RAISE EXCEPTION 'entry % of device % comes before its turn', NEW.number, NEW.device_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_device_log BEFORE INSERT OR UPDATE OR DELETE ON device_log_entry
  FOR EACH ROW EXECUTE FUNCTION keep_device_log();

GRANT SELECT, INSERT ON device TO linli_hours;
GRANT UPDATE (state, last_number, clock_offset_seconds, upload_time, retire_time, version)
  ON device TO linli_hours;
GRANT SELECT, INSERT ON device_log_entry TO linli_hours;

COMMIT;
