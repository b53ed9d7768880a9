-- Deploy hours:policy to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE policy (
  region_code              text        NOT NULL CHECK (region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$'),
  version                  integer     NOT NULL CHECK (version > 0),
  effective_time           timestamptz NOT NULL,
  check_in_opens_minutes   integer     NOT NULL CHECK (check_in_opens_minutes BETWEEN 0 AND 1440),
  check_out_closes_minutes integer     NOT NULL CHECK (check_out_closes_minutes BETWEEN 0 AND 1440),
  code_step_seconds        integer     NOT NULL CHECK (code_step_seconds BETWEEN 5 AND 600),
  max_pairs_per_day        integer     NOT NULL CHECK (max_pairs_per_day > 0),
  activity_cap_minutes     integer     CHECK (activity_cap_minutes > 0),
  daily_cap_minutes        integer     NOT NULL CHECK (daily_cap_minutes BETWEEN 1 AND 1440),
  record_deadline_workdays integer     NOT NULL CHECK (record_deadline_workdays > 0),
  source                   text        NOT NULL,
  PRIMARY KEY (region_code, version),
  UNIQUE (region_code, effective_time)
);
COMMENT ON TABLE policy IS
  'What a city decides about hours. The nearest region''s newest version in force at the time of the fact judges it. Rows are never changed: a new version takes over. Distribution column: none, reference table.';
COMMENT ON COLUMN policy.region_code IS 'Empty: everywhere where no nearer region has a policy.';
COMMENT ON COLUMN policy.activity_cap_minutes IS 'NULL: no limit per activity and day.';

INSERT INTO policy VALUES
  ('', 1, '-infinity', 30, 60, 30, 3, NULL, 480, 10,
   '67号令 Art. 11 (10 working days); i志愿: 3 check-ins per activity and day, 8 h a day count at once');

GRANT SELECT ON policy TO linli_hours;

COMMIT;
