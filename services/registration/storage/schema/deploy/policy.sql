-- Deploy registration:policy to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE policy (
  region_code          text        NOT NULL CHECK (region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$'),
  version              integer     NOT NULL CHECK (version > 0),
  effective_time       timestamptz NOT NULL,
  minimum_age          integer     NOT NULL CHECK (minimum_age BETWEEN 0 AND 100),
  guardian_consent_age integer     NOT NULL CHECK (guardian_consent_age BETWEEN 0 AND 100),
  strict_guardian_age  integer     NOT NULL CHECK (strict_guardian_age BETWEEN 0 AND guardian_consent_age),
  max_memberships      integer     NOT NULL CHECK (max_memberships > 0),
  source               text        NOT NULL,
  PRIMARY KEY (region_code, version),
  UNIQUE (region_code, effective_time)
);
COMMENT ON TABLE policy IS
  'What a city decides about registration. The nearest region''s newest version in force at the time of the fact judges it. Rows are never changed: a new version takes over. Distribution column: none, reference table.';
COMMENT ON COLUMN policy.region_code IS 'Empty: everywhere where no nearer region has a policy.';
COMMENT ON COLUMN policy.source IS 'Where the figures come from, for whoever has to defend a refusal.';

INSERT INTO policy VALUES
  ('', 1, '-infinity', 3, 18, 14, 10,
   'Ages: 志愿汇 records from 3 on; League 2013 and Beijing: guardian below 18; PIPL Art. 31: strict below 14. Ten organisations: our own figure, no city''s was found');

GRANT SELECT ON policy TO linli_registration;

COMMIT;
