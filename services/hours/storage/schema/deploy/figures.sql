-- Deploy hours:figures to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- The periods that a day belongs to: its year, its month, itself.
CREATE FUNCTION figure_periods(day date) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT unnest(ARRAY[to_char(day, 'YYYY'), to_char(day, 'YYYY-MM'), to_char(day, 'YYYY-MM-DD')])
$$;

-- All of it is written by the job alone, which holds the row of figure_progress: no confirmation
-- ever waits for a total.
CREATE TABLE figure (
  period         text   COLLATE "C" NOT NULL,
  recording_unit text   COLLATE "C" NOT NULL,
  region         text   COLLATE "C" NOT NULL,
  category       text   COLLATE "C" NOT NULL,
  times          bigint NOT NULL,
  credit_minutes bigint NOT NULL,
  honour_minutes bigint NOT NULL,
  PRIMARY KEY (recording_unit, period, region, category)
);
CREATE INDEX figure_by_region ON figure (period, region);
COMMENT ON TABLE figure IS
  'Sums over records that count. Distribution column: recording_unit.';
COMMENT ON COLUMN figure.region IS 'The code alone: what lies in a region begins with its code.';

CREATE TABLE person_figure (
  volunteer_id   text   COLLATE "C" NOT NULL,
  period         text   COLLATE "C" NOT NULL,
  recording_unit text   COLLATE "C" NOT NULL,
  region         text   COLLATE "C" NOT NULL,
  category       text   COLLATE "C" NOT NULL,
  times          bigint NOT NULL,
  credit_minutes bigint NOT NULL,
  honour_minutes bigint NOT NULL,
  PRIMARY KEY (volunteer_id, period, recording_unit, region, category)
);
CREATE INDEX person_figure_by_region ON person_figure (period, region);
CREATE INDEX person_figure_by_unit ON person_figure (period, recording_unit);
CREATE INDEX person_figure_in_order ON person_figure (period, volunteer_id);
COMMENT ON TABLE person_figure IS
  'The same for each person, so that persons are counted once wherever they served. Distribution column: volunteer_id.';

CREATE TABLE figure_record (
  volunteer_id text COLLATE "C" NOT NULL,
  record_id    text COLLATE "C" NOT NULL,
  PRIMARY KEY (volunteer_id, record_id)
);
COMMENT ON TABLE figure_record IS
  'Records that are in the figures, so that none is in them twice. Distribution column: volunteer_id.';

CREATE TABLE figure_unit (
  recording_unit text        COLLATE "C" PRIMARY KEY,
  line           text[]      NOT NULL,
  check_time     timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX figure_unit_by_line ON figure_unit USING gin (line);
COMMENT ON TABLE figure_unit IS
  'Units that have figures, each with itself and what stands above it, as registration said at check_time. Distribution column: recording_unit.';

CREATE TABLE figure_progress (
  only_row    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch       bigint      NOT NULL,
  transaction xid8        NOT NULL,
  id          bigint      NOT NULL,
  as_of_time  timestamptz NOT NULL
);
COMMENT ON TABLE figure_progress IS
  'How far figures follow the feed, saved together with them. Distribution column: none, one feed per node.';

-- What is on record already. Its events, as far as the feed has them, change nothing any more.
INSERT INTO figure_progress SELECT true, epoch, '0', 0, now() FROM feed_epoch;
INSERT INTO figure_record
  SELECT volunteer_id, record_id FROM service_record WHERE state IN ('EFFECTIVE', 'DISPUTED');
INSERT INTO person_figure
  SELECT volunteer_id, period, recording_unit, substr(region, 9), category, count(*),
         coalesce(sum(credited_minutes) FILTER (WHERE kind = 'CREDIT'), 0),
         coalesce(sum(credited_minutes) FILTER (WHERE kind = 'HONOUR'), 0)
  FROM service_record CROSS JOIN figure_periods(day) AS period
  WHERE state IN ('EFFECTIVE', 'DISPUTED')
  GROUP BY 1, 2, 3, 4, 5;
INSERT INTO figure
  SELECT period, recording_unit, region, category, sum(times), sum(credit_minutes), sum(honour_minutes)
  FROM person_figure GROUP BY 1, 2, 3, 4;
INSERT INTO figure_unit SELECT DISTINCT recording_unit, ARRAY[recording_unit] FROM figure;

-- What a city decides about it. Editions gain the figure that they did not have: what they have
-- judged, they have judged without it.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{"yearlyMinimumMinutes": 1500}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

GRANT SELECT, INSERT, UPDATE ON figure, person_figure, figure_unit TO linli_hours;
GRANT SELECT, INSERT, DELETE ON figure_record TO linli_hours;
GRANT SELECT, UPDATE ON figure_progress TO linli_hours;

COMMIT;
