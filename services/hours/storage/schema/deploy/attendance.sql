-- Deploy hours:attendance to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE attendance (
  volunteer_id         text        COLLATE "C" NOT NULL,
  attendance_id        text        COLLATE "C" NOT NULL,
  enrollment           text        COLLATE "C" NOT NULL,
  shift                text        COLLATE "C" NOT NULL,
  activity             text        COLLATE "C" NOT NULL,
  shift_start_time     timestamptz NOT NULL,
  shift_end_time       timestamptz NOT NULL,
  state                text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLOSED', 'ABANDONED')),
  check_in_time        timestamptz NOT NULL,
  check_out_time       timestamptz CHECK (check_out_time >= check_in_time),
  check_out_until_time timestamptz NOT NULL,
  day                  date        GENERATED ALWAYS AS ((check_in_time AT TIME ZONE 'Asia/Shanghai')::date) STORED,
  evidence_grade       text        NOT NULL,
  records              text[]      NOT NULL DEFAULT '{}',
  conflicting_record   text        NOT NULL DEFAULT '',
  version              bigint      NOT NULL DEFAULT 1,
  create_time          timestamptz NOT NULL,
  update_time          timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, attendance_id),
  CHECK ((state = 'CLOSED') = (check_out_time IS NOT NULL))
);
-- Law 2: nobody is in two places at once, whatever runs in parallel.
CREATE UNIQUE INDEX attendance_one_open ON attendance (volunteer_id) WHERE state = 'OPEN';
CREATE INDEX attendance_by_activity_day ON attendance (volunteer_id, activity, day);
CREATE INDEX attendance_by_shift ON attendance (shift, check_in_time, volunteer_id, attendance_id);
CREATE INDEX attendance_overdue ON attendance (check_out_until_time) WHERE state = 'OPEN';
COMMENT ON TABLE attendance IS
  'One pair of check-in and check-out. Distribution column: volunteer_id.';
COMMENT ON COLUMN attendance.day IS 'Of the check-in, in Asia/Shanghai.';
COMMENT ON COLUMN attendance.records IS 'Ids of the records drafted from it.';

GRANT SELECT, INSERT, UPDATE ON attendance TO linli_hours;

COMMIT;
