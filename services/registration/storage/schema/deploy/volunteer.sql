-- Deploy registration:volunteer to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Who somebody is, is sealed; what the suite counts and matches by, is not. Destroying wrapped_key
-- makes the person unreadable for good and leaves numbers, records and totals as they are.
CREATE TABLE volunteer (
  volunteer_id          text        COLLATE "C" PRIMARY KEY,
  wrapped_key           bytea       NOT NULL,
  sealed                bytea       NOT NULL,
  phone_index           bytea       NOT NULL,
  document_type         smallint    NOT NULL,
  sex                   smallint    NOT NULL,
  birth_year            smallint    NOT NULL,
  residence_region      text        COLLATE "C" NOT NULL,
  service_region        text        COLLATE "C" NOT NULL,
  skills                text[]      NOT NULL,
  service_categories    text[]      NOT NULL,
  availability          integer     NOT NULL,
  political_status      text        NOT NULL,
  education             text        NOT NULL,
  occupation            text        NOT NULL,
  state                 smallint    NOT NULL,
  real_name_state       smallint    NOT NULL,
  oath_version          text        NOT NULL,
  oath_time             timestamptz,
  consent_source        smallint    NOT NULL,
  consent_time          timestamptz,
  guardian_consent_time timestamptz,
  registrar             text        NOT NULL,
  entered_by            text        NOT NULL,
  policy_version        text        NOT NULL,
  version               bigint      NOT NULL DEFAULT 1,
  create_time           timestamptz NOT NULL,
  update_time           timestamptz NOT NULL
);
CREATE INDEX volunteer_by_region ON volunteer (service_region, volunteer_id);
COMMENT ON TABLE volunteer IS
  '一人一号一档. volunteer_id is the unified number, given once and never again. Distribution column: volunteer_id.';
COMMENT ON COLUMN volunteer.wrapped_key IS 'The file''s own data key, wrapped by the key ring under "volunteers/{id}#key".';
COMMENT ON COLUMN volunteer.sealed IS 'linli.registration.v1.Volunteer with name, document, phone, birth date and home location alone, sealed by the data key under "volunteers/{id}#file".';
COMMENT ON COLUMN volunteer.phone_index IS 'Keyed hash of the phone in E.164.';
COMMENT ON COLUMN volunteer.policy_version IS 'Which policy decided on the age, "{region or platform}@{version}".';

-- One person has one file, whatever runs in parallel: said by this primary key.
CREATE TABLE person (
  person_index bytea PRIMARY KEY,
  volunteer_id text  COLLATE "C" NOT NULL
);
COMMENT ON TABLE person IS
  'Whose number is whose: keyed hash of the document number in its one normal form. A row stays when the file is closed. Distribution column: person_index.';

GRANT SELECT, INSERT, UPDATE ON volunteer TO linli_registration;
GRANT SELECT, INSERT ON person TO linli_registration;

COMMIT;
