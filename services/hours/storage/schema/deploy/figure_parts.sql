-- Deploy hours:figure_parts to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- Nothing was reported from elsewhere before: what is counted was recorded here.
ALTER TABLE figure
  ADD COLUMN partner_system text COLLATE "C" NOT NULL DEFAULT '',
  DROP CONSTRAINT figure_pkey,
  ADD PRIMARY KEY (recording_unit, period, region, category, partner_system);
ALTER TABLE person_figure
  ADD COLUMN partner_system text COLLATE "C" NOT NULL DEFAULT '',
  DROP CONSTRAINT person_figure_pkey,
  ADD PRIMARY KEY (volunteer_id, period, recording_unit, region, category, partner_system);
COMMENT ON COLUMN figure.partner_system IS 'A resource name, systems/…; empty: recorded here.';

CREATE TABLE figure_person (
  volunteer_id     text        COLLATE "C" PRIMARY KEY,
  political_status text        COLLATE "C" NOT NULL DEFAULT '',
  check_time       timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX figure_person_unchecked ON figure_person (check_time, volunteer_id);
COMMENT ON TABLE figure_person IS
  'Who has figures, each with the code of political status that registration gave at check_time, and nothing else of the person. Distribution column: volunteer_id.';
INSERT INTO figure_person (volunteer_id) SELECT DISTINCT volunteer_id FROM person_figure;

GRANT SELECT, INSERT, UPDATE ON figure_person TO linli_hours;

COMMIT;
