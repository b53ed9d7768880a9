-- Deploy matching:ways_in to pg
BEGIN;
SET LOCAL search_path TO matching, public;

-- Ways into a shift besides the first: review, invitation, offer, groups, paid duty; and what ends
-- there. state: 1 CONFIRMED, 2 WAITING, 3 CANCELLED, 4 DECLINED, 5 APPLIED, 6 INVITED, 7 OFFERED,
-- 8 EXPIRED, 9 NO_SHOW. A place that is offered is held: 1 and 7 are seats.
ALTER TABLE enrollment
  DROP CONSTRAINT enrollment_state_check,
  ADD CONSTRAINT enrollment_state_check CHECK (state BETWEEN 1 AND 9),
  ADD COLUMN offer_expire_time timestamptz,
  ADD COLUMN note   text NOT NULL DEFAULT '',
  ADD COLUMN excuse text NOT NULL DEFAULT '',
  ADD CONSTRAINT enrollment_offer_ends CHECK ((state = 7) = (offer_expire_time IS NOT NULL));
DROP INDEX enrollment_once;
CREATE UNIQUE INDEX enrollment_once ON enrollment (shift_id, volunteer_id)
  WHERE state IN (1, 2, 5, 6, 7);
CREATE INDEX enrollment_offered ON enrollment (offer_expire_time, shift_id) WHERE state = 7;
CREATE INDEX enrollment_undecided ON enrollment (start_time, shift_id) WHERE state IN (2, 5, 6, 7);
CREATE INDEX enrollment_no_show ON enrollment (volunteer_id, start_time)
  WHERE state = 9 AND excuse = '';

ALTER TABLE shift
  ADD COLUMN applied integer NOT NULL DEFAULT 0 CHECK (applied >= 0),
  -- Who takes part in one of a group takes part in no other: the group's name with its
  -- organisation, and what within it counts as one (an activity, or a shift). NULL: no group.
  ADD COLUMN exclusion_group text,
  ADD COLUMN exclusion_owner text,
  ADD COLUMN move_time timestamptz,
  -- linli.matching.v1.Shift with what has no column of its own.
  ADD COLUMN more bytea NOT NULL DEFAULT '',
  ADD CONSTRAINT shift_exclusion CHECK ((exclusion_group IS NULL) = (exclusion_owner IS NULL));

ALTER TABLE activity
  DROP CONSTRAINT activity_state_check,
  ADD CONSTRAINT activity_state_check CHECK (state BETWEEN 1 AND 7),
  DROP CONSTRAINT activity_recruit_scope_check,
  ADD CONSTRAINT activity_recruit_scope_check CHECK (recruit_scope BETWEEN 1 AND 6),
  ADD COLUMN recording_unit_id  text COLLATE "C",
  ADD COLUMN recruit_start_time timestamptz,
  ADD COLUMN recruit_end_time   timestamptz CHECK (recruit_end_time > recruit_start_time),
  -- Ids of organisations whose members may sign up.
  ADD COLUMN teams text[] NOT NULL DEFAULT '{}',
  -- Keyed hash of the passcode.
  ADD COLUMN passcode_index bytea,
  ADD COLUMN exclusion_group text NOT NULL DEFAULT '',
  ADD COLUMN themes smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN cares  smallint[] NOT NULL DEFAULT '{}',
  -- Resource names of what it is part of; empty: of nothing.
  ADD COLUMN project       text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN campaign      text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN calendar_node text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN series        text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN served_count  integer NOT NULL DEFAULT 0,
  -- linli.matching.v1.Activity with what has no column of its own.
  ADD COLUMN more bytea NOT NULL DEFAULT '';
CREATE INDEX activity_of_project ON activity (project, start_time, activity_id) WHERE project <> '';
CREATE INDEX activity_of_campaign ON activity (campaign, start_time, activity_id)
  WHERE campaign <> '';
CREATE INDEX activity_of_node ON activity (calendar_node, start_time) WHERE calendar_node <> '';
CREATE INDEX activity_of_series ON activity (series, start_time) WHERE series <> '';
ALTER TABLE activity ALTER COLUMN recording_unit_id SET DEFAULT '';
UPDATE activity SET recording_unit_id = organization_id;
ALTER TABLE activity ALTER COLUMN recording_unit_id SET NOT NULL;

-- Law 1 in every way in: seats are confirmed and offered ones, and the heads of groups.
CREATE OR REPLACE FUNCTION count_seats() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = matching, pg_temp AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN
      UPDATE shift SET taken = taken + d.seats, waiting = shift.waiting + d.queued,
                       applied = shift.applied + d.asked, version = version + 1,
                       update_time = d.at
      FROM (SELECT shift_id, count(*) FILTER (WHERE state IN (1, 7)) AS seats,
                   count(*) FILTER (WHERE state = 2) AS queued,
                   count(*) FILTER (WHERE state = 5) AS asked, max(update_time) AS at
            FROM written GROUP BY shift_id ORDER BY shift_id) AS d
      WHERE shift.shift_id = d.shift_id AND (d.seats, d.queued, d.asked) <> (0, 0, 0);
    WHEN 'DELETE' THEN
      UPDATE shift SET taken = taken - d.seats, waiting = shift.waiting - d.queued,
                       applied = shift.applied - d.asked, version = version + 1
      FROM (SELECT shift_id, count(*) FILTER (WHERE state IN (1, 7)) AS seats,
                   count(*) FILTER (WHERE state = 2) AS queued,
                   count(*) FILTER (WHERE state = 5) AS asked
            FROM removed GROUP BY shift_id ORDER BY shift_id) AS d
      WHERE shift.shift_id = d.shift_id AND (d.seats, d.queued, d.asked) <> (0, 0, 0);
    WHEN 'UPDATE' THEN
      UPDATE shift SET taken = taken + d.seats, waiting = shift.waiting + d.queued,
                       applied = shift.applied + d.asked, version = version + 1,
                       update_time = d.at
      FROM (SELECT shift_id, coalesce(sum(sign) FILTER (WHERE state IN (1, 7)), 0) AS seats,
                   coalesce(sum(sign) FILTER (WHERE state = 2), 0) AS queued,
                   coalesce(sum(sign) FILTER (WHERE state = 5), 0) AS asked,
                   max(update_time) AS at
            FROM (SELECT shift_id, state, 1 AS sign, update_time FROM written
                  UNION ALL
                  SELECT shift_id, state, -1, update_time FROM removed) AS moved
            GROUP BY shift_id ORDER BY shift_id) AS d
      WHERE shift.shift_id = d.shift_id AND (d.seats, d.queued, d.asked) <> (0, 0, 0);
  END CASE;
  RETURN NULL;
END
$$;

-- 团体报名. state: 1 GROUP_CONFIRMED, 2 GROUP_CANCELLED.
CREATE TABLE group_enrollment (
  shift_id       text COLLATE "C" NOT NULL REFERENCES shift,
  group_id       text COLLATE "C" NOT NULL,
  unit_id        text COLLATE "C" NOT NULL,
  version        bigint      NOT NULL DEFAULT 1,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  state          smallint    NOT NULL CHECK (state BETWEEN 1 AND 2),
  heads          integer     NOT NULL CHECK (heads > 0),
  title          text        NOT NULL,
  end_reason     text        NOT NULL DEFAULT '',
  policy_version text        NOT NULL,
  PRIMARY KEY (shift_id, group_id)
);
CREATE UNIQUE INDEX group_enrollment_once ON group_enrollment (shift_id, unit_id) WHERE state = 1;
COMMENT ON TABLE group_enrollment IS
  '团体报名: places of a shift that a unit holds for people without names. Distribution column: shift_id.';

CREATE FUNCTION count_group_seats() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = matching, pg_temp AS $$
DECLARE
  before integer := CASE WHEN TG_OP <> 'INSERT' AND OLD.state = 1 THEN OLD.heads ELSE 0 END;
  after  integer := CASE WHEN TG_OP <> 'DELETE' AND NEW.state = 1 THEN NEW.heads ELSE 0 END;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.shift_id <> NEW.shift_id THEN
    UPDATE shift SET taken = taken - before, version = version + 1 WHERE shift_id = OLD.shift_id;
    before := 0;
  END IF;
  IF before <> after THEN
    UPDATE shift SET taken = taken + after - before, version = version + 1,
                     update_time = coalesce(NEW.update_time, update_time)
    WHERE shift_id = coalesce(NEW.shift_id, OLD.shift_id);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_group_seats AFTER INSERT OR UPDATE OR DELETE ON group_enrollment
  FOR EACH ROW EXECUTE FUNCTION count_group_seats();

-- Law 2 in every way in, and 不可同时报名: within a group a volunteer is live for one owner.
ALTER TABLE engagement
  ADD COLUMN exclusion_group text,
  ADD COLUMN exclusion_owner text,
  -- On duty for pay: binds her time, takes no place, earns no hours.
  ADD COLUMN paid boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT engagement_one_of_a_group
    EXCLUDE USING gist (volunteer_id WITH =, exclusion_group WITH =, exclusion_owner WITH <>)
    WHERE (live AND exclusion_group IS NOT NULL);
CREATE INDEX engagement_of_shift ON engagement (shift_id) WHERE live;

CREATE TABLE paid_duty (
  shift_id     text COLLATE "C" NOT NULL REFERENCES shift,
  duty_id      text COLLATE "C" NOT NULL,
  volunteer_id text COLLATE "C" NOT NULL,
  version      bigint      NOT NULL DEFAULT 1,
  create_time  timestamptz NOT NULL,
  revoke_time  timestamptz,
  PRIMARY KEY (shift_id, duty_id)
);
CREATE UNIQUE INDEX paid_duty_once ON paid_duty (shift_id, volunteer_id) WHERE revoke_time IS NULL;
COMMENT ON TABLE paid_duty IS
  '在岗: who stands at a post for pay; each live one is a row of engagement. Distribution column: shift_id.';

-- Who belongs where, from registration's feed.
CREATE TABLE membership (
  volunteer_id    text COLLATE "C" NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  version         bigint  NOT NULL,
  active          boolean NOT NULL,
  PRIMARY KEY (volunteer_id, organization_id)
);
CREATE INDEX membership_of_organization ON membership (organization_id, volunteer_id) WHERE active;
COMMENT ON TABLE membership IS
  'From registration''s feed: who belongs to which organisation. Distribution column: volunteer_id.';

CREATE TABLE passcode_miss (
  volunteer_id text COLLATE "C" NOT NULL,
  activity_id  text COLLATE "C" NOT NULL,
  day          date    NOT NULL,
  misses       integer NOT NULL,
  PRIMARY KEY (volunteer_id, activity_id, day)
);
COMMENT ON TABLE passcode_miss IS
  'Wrong passcodes, so that nobody tries them all. Distribution column: volunteer_id.';

DROP VIEW enrollment_in_context;
DROP VIEW shift_in_context;
CREATE VIEW shift_in_context AS
SELECT s.*, a.state AS activity_state, a.publish_time IS NOT NULL AS was_published,
       a.display_name AS activity_display_name, a.category,
       a.region_code, a.leader_id, a.address, a.latitude AS place_latitude,
       a.longitude AS place_longitude, a.datum, a.recruit_scope, a.recruit_start_time,
       a.recruit_end_time, a.teams, a.passcode_index, a.recording_unit_id
FROM shift AS s JOIN activity AS a USING (activity_id);
CREATE VIEW enrollment_in_context AS
SELECT s.*, e.enrollment_id, e.volunteer_id, e.version AS enrollment_version,
       e.create_time AS enroll_time, e.update_time AS change_time, e.state AS enrollment_state,
       e.arrival, e.end_reason, e.late_cancel, e.offer_expire_time, e.note, e.excuse
FROM enrollment AS e JOIN shift_in_context AS s USING (shift_id);

GRANT SELECT ON shift_in_context, enrollment_in_context TO linli_matching;
GRANT SELECT, INSERT, UPDATE ON membership, passcode_miss TO linli_matching;
GRANT SELECT, INSERT ON group_enrollment, paid_duty TO linli_matching;
GRANT UPDATE (version, update_time, state, heads, title, end_reason) ON group_enrollment
  TO linli_matching;
GRANT UPDATE (version, revoke_time) ON paid_duty TO linli_matching;
GRANT INSERT (exclusion_group, exclusion_owner, move_time, more),
      UPDATE (exclusion_group, exclusion_owner, move_time, more) ON shift TO linli_matching;
GRANT UPDATE (offer_expire_time, note, excuse, start_time, arrival) ON enrollment TO linli_matching;
GRANT UPDATE (during, exclusion_group, exclusion_owner) ON engagement TO linli_matching;
COMMIT;
