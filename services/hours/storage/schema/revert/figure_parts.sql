-- Revert hours:figure_parts from pg
BEGIN;
SET LOCAL search_path TO hours, public;
DROP TABLE figure_person;
CREATE TEMPORARY TABLE whole_figure ON COMMIT DROP AS
  SELECT period, recording_unit, region, category, sum(times) AS times,
         sum(credit_minutes) AS credit_minutes, sum(honour_minutes) AS honour_minutes
  FROM figure GROUP BY 1, 2, 3, 4;
CREATE TEMPORARY TABLE whole_person_figure ON COMMIT DROP AS
  SELECT volunteer_id, period, recording_unit, region, category, sum(times) AS times,
         sum(credit_minutes) AS credit_minutes, sum(honour_minutes) AS honour_minutes
  FROM person_figure GROUP BY 1, 2, 3, 4, 5;
DELETE FROM figure;
DELETE FROM person_figure;
ALTER TABLE figure
  DROP CONSTRAINT figure_pkey,
  DROP COLUMN partner_system,
  ADD PRIMARY KEY (recording_unit, period, region, category);
ALTER TABLE person_figure
  DROP CONSTRAINT person_figure_pkey,
  DROP COLUMN partner_system,
  ADD PRIMARY KEY (volunteer_id, period, recording_unit, region, category);
INSERT INTO figure SELECT * FROM whole_figure;
INSERT INTO person_figure SELECT * FROM whole_person_figure;
COMMIT;
