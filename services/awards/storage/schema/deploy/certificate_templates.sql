-- Deploy awards:certificate_templates to pg

BEGIN;
SET LOCAL search_path TO awards, public;

CREATE TABLE certificate_template (
  id             text COLLATE "C" PRIMARY KEY,
  region         text COLLATE "C" NOT NULL,
  version        bigint           NOT NULL CHECK (version > 0),
  title          text             NOT NULL,
  notes          text             NOT NULL,
  verify_at      text             NOT NULL,
  seal           text             NOT NULL,
  effective_time timestamptz      NOT NULL,
  create_time    timestamptz      NOT NULL,
  UNIQUE (region, version),
  UNIQUE (region, effective_time)
);
COMMENT ON TABLE certificate_template IS
  'How certificates look on paper, by region and dated versions, never changed. Reference table.';

-- Until a region adopts its own. No source prescribes a layout (67号令 Art. 15).
INSERT INTO certificate_template
VALUES ('national', '', 1, '志愿服务记录证明',
        '本证明依据志愿服务记录出具，不收取任何费用。荣誉时长由人工补录，信用时长由签到、签退形成。',
        '凭证明编号和校验码在志愿服务信息系统核验，或扫描二维码以公布的公钥离线核验。', '',
        '2000-01-01 00:00:00+08', '2000-01-01 00:00:00+08');

GRANT SELECT, INSERT ON certificate_template TO linli_awards;

COMMIT;
