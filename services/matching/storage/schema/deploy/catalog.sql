-- Deploy matching:catalog to pg
BEGIN;
SET LOCAL search_path TO matching, public;

-- What is written seldom, read whole and looked up by a few marks: projects, brands, campaigns,
-- series, nodes of the calendar, plans. The message is the row.
CREATE TABLE catalog (
  kind            text COLLATE "C" NOT NULL
                  CHECK (kind IN ('project', 'brand', 'campaign', 'series', 'node', 'plan')),
  id              text COLLATE "C" NOT NULL,
  -- Whose it is; empty: a region's.
  organization_id text COLLATE "C" NOT NULL,
  region_code     text COLLATE "C" NOT NULL,
  version         bigint      NOT NULL DEFAULT 1,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL,
  -- Marks to look up by: stage and library level of a project; class of a project, year of a plan;
  -- resource name of the brand of a project, of the campaign above a campaign.
  stage           smallint    NOT NULL,
  level           smallint    NOT NULL,
  class           text        NOT NULL,
  parent          text COLLATE "C" NOT NULL,
  body            bytea       NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX catalog_of_organization ON catalog (kind, organization_id, id);
CREATE INDEX catalog_under ON catalog (kind, parent, id) WHERE parent <> '';
CREATE UNIQUE INDEX catalog_plan_of_a_year ON catalog (region_code, class) WHERE kind = 'plan';
COMMENT ON TABLE catalog IS
  'Projects, brands, campaigns, series, nodes, plans: small registers that every node holds whole. Distribution column: none, reference table.';
COMMENT ON COLUMN catalog.body IS 'The resource''s message of linli.matching.v1, but name, etag and times.';

GRANT SELECT, INSERT, UPDATE ON catalog TO linli_matching;

-- Twenty nodes to begin with; no city has published its own list. month, day and weekday as in
-- linli.matching.v1.CalendarNode, whose fields are written here by their numbers.
CREATE FUNCTION node_body(title text, kind int, month int, day int, weekday int) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT '\x2a'::bytea || set_byte('\x00'::bytea, 0, octet_length(convert_to(title, 'UTF8')))
      || convert_to(title, 'UTF8')
      || '\x38'::bytea || set_byte('\x00'::bytea, 0, kind)
      || '\x40'::bytea || set_byte('\x00'::bytea, 0, month)
      || '\x48'::bytea || set_byte('\x00'::bytea, 0, day)
      || '\x50'::bytea || set_byte('\x00'::bytea, 0, weekday)
      -- from three days before to three days after
      || '\x58036003'::bytea
$$;
INSERT INTO catalog (kind, id, organization_id, region_code, create_time, update_time, stage, level,
                     class, parent, body)
SELECT 'node', id, '', '', now(), now(), 0, 0, '', '', node_body(title, kind, month, day, weekday)
FROM (VALUES
  ('new-year', '元旦', 1, 1, 1, 0),              ('spring-festival', '春节', 2, 1, 1, 0),
  ('lantern-festival', '元宵节', 2, 1, 15, 0),   ('lei-feng', '学雷锋纪念日', 1, 3, 5, 0),
  ('women', '国际妇女节', 1, 3, 8, 0),           ('arbor-day', '植树节', 1, 3, 12, 0),
  ('qingming', '清明节', 4, 0, 0, 0),            ('labour', '劳动节', 1, 5, 1, 0),
  ('youth', '青年节', 1, 5, 4, 0),               ('disabled', '全国助残日', 3, 5, 3, 7),
  ('children', '国际儿童节', 1, 6, 1, 0),        ('dragon-boat', '端午节', 2, 5, 5, 0),
  ('party', '建党节', 1, 7, 1, 0),               ('army', '建军节', 1, 8, 1, 0),
  ('teachers', '教师节', 1, 9, 10, 0),           ('civic-morality', '公民道德宣传日', 1, 9, 20, 0),
  ('mid-autumn', '中秋节', 2, 8, 15, 0),         ('national-day', '国庆节', 1, 10, 1, 0),
  ('double-ninth', '重阳节', 2, 9, 9, 0),        ('volunteers', '国际志愿者日', 1, 12, 5, 0)
) AS node (id, title, kind, month, day, weekday);
DROP FUNCTION node_body(text, int, int, int, int);
COMMIT;
