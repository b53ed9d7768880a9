-- Deploy registration:station_plan to pg
BEGIN;
SET LOCAL search_path TO registration, public;

ALTER TABLE station ADD COLUMN planned_year integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN station.planned_year IS 'The year in whose plan it is; 0: in none.';

COMMIT;
