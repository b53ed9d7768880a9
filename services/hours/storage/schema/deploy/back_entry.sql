-- Deploy hours:back_entry to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- As before, and: of who was there for too small a share of the shift, the record by check-in counts
-- nothing; that is judged when it is confirmed, and withholds it whole.
CREATE OR REPLACE FUNCTION keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.payable_minutes, NEW.credited_minutes) = (OLD.payable_minutes, OLD.credited_minutes)
     OR (OLD.state IN ('DRAFT', 'PENDING_CONFIRMATION') AND NEW.state IN (OLD.state, 'PENDING_APPROVAL')
         AND NEW.payable_minutes >= OLD.payable_minutes AND NEW.credited_minutes >= OLD.credited_minutes)
     OR (OLD.state = 'DRAFT' AND NEW.state IN ('EFFECTIVE', 'PUBLIC_NOTICE')
         AND (NEW.payable_minutes, NEW.credited_minutes) = (0, 0))
     OR (OLD.state = 'PENDING_APPROVAL' AND NEW.state IN ('EFFECTIVE', 'PUBLIC_NOTICE')
         AND NEW.payable_minutes = OLD.payable_minutes AND NEW.credited_minutes <= OLD.credited_minutes) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the minutes of record % stay as they are', OLD.record_id
    USING ERRCODE = 'check_violation';
END
$$;

CREATE TABLE back_entry_use (
  entered_by text    COLLATE "C" NOT NULL,
  month      date    NOT NULL CHECK (extract(day FROM month) = 1),
  entries    integer NOT NULL CHECK (entries > 0),
  PRIMARY KEY (entered_by, month)
);
COMMENT ON TABLE back_entry_use IS
  'Records that one person entered by hand in a month, where the policy limits them; its row is what two entries of one person wait for. Distribution column: entered_by.';

CREATE TABLE back_entry_ban (
  banned         text        COLLATE "C" NOT NULL,
  ban_id         text        COLLATE "C" NOT NULL,
  explanation    text        NOT NULL CHECK (explanation <> ''),
  record         text        COLLATE "C" NOT NULL,
  from_time      timestamptz NOT NULL,
  until_time     timestamptz NOT NULL CHECK (until_time > from_time),
  reearn_minutes integer     NOT NULL CHECK (reearn_minutes >= 0),
  banned_by      text        NOT NULL CHECK (banned_by <> ''),
  lifted_by      text        NOT NULL DEFAULT '',
  version        bigint      NOT NULL DEFAULT 1,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  PRIMARY KEY (banned, ban_id)
);
-- A false record bans each person once. banned, the distribution column, stands in the key.
CREATE UNIQUE INDEX back_entry_ban_of_record ON back_entry_ban (banned, record) WHERE record <> '';
CREATE INDEX back_entry_ban_by_time ON back_entry_ban (banned, create_time, ban_id);
COMMENT ON TABLE back_entry_ban IS
  'For whom and by whom nothing is entered by hand. Distribution column: banned.';
COMMENT ON COLUMN back_entry_ban.banned IS 'A resource name: volunteers/…, organizations/… or staff/….';

GRANT SELECT, INSERT, UPDATE ON back_entry_use TO linli_hours;
GRANT SELECT, INSERT, UPDATE (lifted_by, version, update_time) ON back_entry_ban TO linli_hours;

COMMIT;
