-- Revert matching:ways_in from pg
BEGIN;
SET LOCAL search_path TO matching, public;
DROP VIEW enrollment_in_context;
DROP VIEW shift_in_context;
DROP TABLE group_enrollment, paid_duty, membership, passcode_miss;
DROP FUNCTION count_group_seats();
-- What only the new states can say has no place in the old ones.
UPDATE engagement SET live = false WHERE paid;
UPDATE enrollment SET state = 3, offer_expire_time = NULL WHERE state > 4;
ALTER TABLE engagement
  DROP CONSTRAINT engagement_one_of_a_group, DROP COLUMN exclusion_group,
  DROP COLUMN exclusion_owner, DROP COLUMN paid;
DROP INDEX engagement_of_shift, enrollment_once, enrollment_offered, enrollment_undecided,
  enrollment_no_show;
ALTER TABLE enrollment
  DROP CONSTRAINT enrollment_state_check, ADD CHECK (state BETWEEN 1 AND 4),
  DROP COLUMN offer_expire_time, DROP COLUMN note, DROP COLUMN excuse;
CREATE UNIQUE INDEX enrollment_once ON enrollment (shift_id, volunteer_id) WHERE state IN (1, 2);
CREATE OR REPLACE FUNCTION count_seats() RETURNS trigger
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
ALTER TABLE shift
  DROP COLUMN applied, DROP COLUMN exclusion_group, DROP COLUMN exclusion_owner,
  DROP COLUMN move_time, DROP COLUMN more;
UPDATE activity SET state = 3 WHERE state > 4;
UPDATE activity SET recruit_scope = 1;
ALTER TABLE activity
  DROP CONSTRAINT activity_state_check, ADD CHECK (state BETWEEN 1 AND 4),
  DROP CONSTRAINT activity_recruit_scope_check, ADD CHECK (recruit_scope = 1),
  DROP COLUMN recording_unit_id, DROP COLUMN recruit_start_time, DROP COLUMN recruit_end_time,
  DROP COLUMN teams, DROP COLUMN passcode_index, DROP COLUMN exclusion_group, DROP COLUMN themes,
  DROP COLUMN cares, DROP COLUMN project, DROP COLUMN campaign, DROP COLUMN calendar_node,
  DROP COLUMN series, DROP COLUMN served_count, DROP COLUMN more;
CREATE VIEW shift_in_context AS
SELECT s.*, a.state AS activity_state, a.publish_time IS NOT NULL AS was_published,
       a.display_name AS activity_display_name, a.category,
       a.region_code, a.leader_id, a.address, a.latitude AS place_latitude,
       a.longitude AS place_longitude, a.datum
FROM shift AS s JOIN activity AS a USING (activity_id);
CREATE VIEW enrollment_in_context AS
SELECT s.*, e.enrollment_id, e.volunteer_id, e.version AS enrollment_version,
       e.create_time AS enroll_time, e.update_time AS change_time, e.state AS enrollment_state,
       e.arrival, e.end_reason, e.late_cancel
FROM enrollment AS e JOIN shift_in_context AS s USING (shift_id);
GRANT SELECT ON shift_in_context, enrollment_in_context TO linli_matching;
COMMIT;
