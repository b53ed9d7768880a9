-- Deploy matching:enrollments to pg
BEGIN;
SET LOCAL search_path TO matching, public;

-- state: 1 CONFIRMED, 2 WAITING, 3 CANCELLED, 4 DECLINED.
CREATE TABLE enrollment (
  shift_id       text COLLATE "C" NOT NULL REFERENCES shift,
  enrollment_id  text COLLATE "C" NOT NULL,
  volunteer_id   text COLLATE "C" NOT NULL,
  version        bigint      NOT NULL DEFAULT 1,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  state          smallint    NOT NULL CHECK (state BETWEEN 1 AND 4),
  -- Order of arrival. Taken under the shift's row lock, so that it is also the order of commit.
  arrival        bigint      GENERATED ALWAYS AS IDENTITY,
  start_time     timestamptz NOT NULL,
  end_reason     text        NOT NULL DEFAULT '',
  late_cancel    boolean     NOT NULL DEFAULT false,
  policy_version text        NOT NULL,
  PRIMARY KEY (shift_id, enrollment_id)
);
CREATE UNIQUE INDEX enrollment_once ON enrollment (shift_id, volunteer_id) WHERE state IN (1, 2);
CREATE INDEX enrollment_in_order ON enrollment (shift_id, arrival);
CREATE INDEX enrollment_waiting ON enrollment (shift_id, arrival) WHERE state = 2;
CREATE INDEX enrollment_of_volunteer ON enrollment (volunteer_id, start_time, enrollment_id);
COMMENT ON TABLE enrollment IS
  '报名: seats and waiting list of a shift. start_time is the shift''s, to list by. Distribution column: shift_id.';

-- Law 1. The counts follow the rows, whatever statement wrote them, once per statement and shift.
-- The update locks the shift's row and the CHECK on it is the judge, so that raw SQL cannot
-- oversell either. SECURITY DEFINER, because no role may write the counts itself.
CREATE FUNCTION count_seats() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = matching, pg_temp AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN
      UPDATE shift SET taken = taken + d.confirmed, waiting = shift.waiting + d.queued,
                       version = version + 1, update_time = d.at
      FROM (SELECT shift_id, count(*) FILTER (WHERE state = 1) AS confirmed,
                   count(*) FILTER (WHERE state = 2) AS queued, max(update_time) AS at
            FROM written GROUP BY shift_id ORDER BY shift_id) AS d
      WHERE shift.shift_id = d.shift_id AND (d.confirmed, d.queued) <> (0, 0);
    WHEN 'DELETE' THEN
      UPDATE shift SET taken = taken - d.confirmed, waiting = shift.waiting - d.queued,
                       version = version + 1
      FROM (SELECT shift_id, count(*) FILTER (WHERE state = 1) AS confirmed,
                   count(*) FILTER (WHERE state = 2) AS queued
            FROM removed GROUP BY shift_id ORDER BY shift_id) AS d
      WHERE shift.shift_id = d.shift_id AND (d.confirmed, d.queued) <> (0, 0);
    WHEN 'UPDATE' THEN
      UPDATE shift SET taken = taken + d.confirmed, waiting = shift.waiting + d.queued,
                       version = version + 1, update_time = d.at
      FROM (SELECT shift_id, coalesce(sum(sign) FILTER (WHERE state = 1), 0) AS confirmed,
                   coalesce(sum(sign) FILTER (WHERE state = 2), 0) AS queued,
                   max(update_time) AS at
            FROM (SELECT shift_id, state, 1 AS sign, update_time FROM written
                  UNION ALL
                  SELECT shift_id, state, -1, update_time FROM removed) AS moved
            GROUP BY shift_id ORDER BY shift_id) AS d
      WHERE shift.shift_id = d.shift_id AND (d.confirmed, d.queued) <> (0, 0);
  END CASE;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_seats_inserted AFTER INSERT ON enrollment
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
CREATE TRIGGER count_seats_updated AFTER UPDATE ON enrollment
  REFERENCING OLD TABLE AS removed NEW TABLE AS written FOR EACH STATEMENT
  EXECUTE FUNCTION count_seats();
CREATE TRIGGER count_seats_deleted AFTER DELETE ON enrollment
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_seats();

-- An enrolment together with its shift; the columns of both under names of their own.
CREATE VIEW enrollment_in_context AS
SELECT s.*, e.enrollment_id, e.volunteer_id, e.version AS enrollment_version,
       e.create_time AS enroll_time, e.update_time AS change_time, e.state AS enrollment_state,
       e.arrival, e.end_reason, e.late_cancel
FROM enrollment AS e JOIN shift_in_context AS s USING (shift_id);

-- Law 2. A row per confirmed enrolment; no longer live when that ends.
CREATE TABLE engagement (
  volunteer_id  text COLLATE "C" NOT NULL,
  enrollment_id text COLLATE "C" NOT NULL,
  shift_id      text COLLATE "C" NOT NULL,
  -- Resource name of the shift, for who collides with it.
  shift_name    text      NOT NULL,
  during        tstzrange NOT NULL CHECK (NOT isempty(during)),
  live          boolean   NOT NULL DEFAULT true,
  PRIMARY KEY (volunteer_id, enrollment_id),
  CONSTRAINT engagement_one_place_at_a_time
    EXCLUDE USING gist (volunteer_id WITH =, during WITH &&) WHERE (live)
);
COMMENT ON TABLE engagement IS
  'Law 2: where a volunteer is wanted when; live ones never overlap. Distribution column: volunteer_id.';

GRANT SELECT ON enrollment_in_context TO linli_matching;
GRANT SELECT, INSERT ON enrollment, engagement TO linli_matching;
GRANT UPDATE (version, update_time, state, end_reason, late_cancel, policy_version)
  ON enrollment TO linli_matching;
GRANT UPDATE (live) ON engagement TO linli_matching;
COMMIT;
