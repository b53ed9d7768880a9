-- Deploy registration:volunteer_file to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- The whole file (档案): its life, its history, how it came here. Numbers in states are those of
-- linli/registration/v1/*.proto.
ALTER TABLE volunteer
  ADD COLUMN phone_public        boolean     NOT NULL DEFAULT false,
  ADD COLUMN partner_systems     text[]      NOT NULL DEFAULT '{}',
  ADD COLUMN state_reason        text        NOT NULL DEFAULT '',
  ADD COLUMN suspension_end_time timestamptz,
  ADD COLUMN merged_into         text        COLLATE "C",
  ADD COLUMN real_name_time      timestamptz,
  ADD COLUMN real_name_method    text        NOT NULL DEFAULT '',
  ADD COLUMN claim_time          timestamptz,
  ADD COLUMN erase_time          timestamptz,
  ADD COLUMN likeness            bigint      NOT NULL DEFAULT 0,
  ADD COLUMN import_row          text        COLLATE "C" NOT NULL DEFAULT '',
  ADD CHECK ((state = 5) = (merged_into IS NOT NULL)),
  ADD CHECK (merged_into <> volunteer_id),
  ADD CHECK (erase_time IS NULL OR (wrapped_key = '' AND sealed = ''));
CREATE INDEX volunteer_by_likeness ON volunteer (likeness) WHERE likeness <> 0;
CREATE INDEX volunteer_merged ON volunteer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX volunteer_suspended ON volunteer (suspension_end_time)
  WHERE state = 3 AND suspension_end_time IS NOT NULL;
COMMENT ON COLUMN volunteer.likeness IS
  'First 8 bytes of a keyed hash of name and birth date, to find who may have two files; 0: not known.';
COMMENT ON COLUMN volunteer.import_row IS
  '"{import}/{row key}" of the import that opened the file: a row that is sent again is known by it.';
COMMENT ON COLUMN volunteer.wrapped_key IS
  'The file''s own data key, wrapped by the key ring under "volunteers/{id}#key"; empty once erased.';

-- What was said of a volunteer and by whom, for good.
CREATE TABLE volunteer_change (
  volunteer_id text        COLLATE "C" NOT NULL REFERENCES volunteer,
  version      bigint      NOT NULL,
  kind         text        NOT NULL CHECK (kind <> ''),
  actor        text        NOT NULL,
  change_time  timestamptz NOT NULL,
  sealed       bytea       NOT NULL,
  PRIMARY KEY (volunteer_id, version)
);
COMMENT ON TABLE volunteer_change IS
  'One row for each change of a file after its registration; a version has one author. Append-only. Distribution column: volunteer_id.';
COMMENT ON COLUMN volunteer_change.sealed IS
  'linli.registration.v1.VolunteerChange with reason and fields alone, sealed by the file''s data key under "volunteers/{id}#change-{version}": unreadable once the file is erased.';
CREATE FUNCTION keep_volunteer_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of % stays as it is', OLD.volunteer_id
    USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;
CREATE TRIGGER keep_volunteer_change BEFORE UPDATE OR DELETE ON volunteer_change
  FOR EACH ROW EXECUTE FUNCTION keep_volunteer_change();

-- Further documents of the same person; the first one stands in the file.
CREATE TABLE volunteer_document (
  volunteer_id  text        COLLATE "C" NOT NULL REFERENCES volunteer,
  person_index  bytea       NOT NULL,
  document_type smallint    NOT NULL,
  sealed        bytea       NOT NULL,
  added_by      text        NOT NULL,
  create_time   timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, person_index)
);
COMMENT ON TABLE volunteer_document IS
  'Each has its row in person too, so that it can open no second file. Distribution column: volunteer_id.';
COMMENT ON COLUMN volunteer_document.sealed IS
  'linli.registration.v1.IdDocument, sealed by the file''s data key under "volunteers/{id}#document".';

-- A number's uniqueness ends only with the person's erasure.
CREATE FUNCTION forget_person(index bytea, of_volunteer text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
  DELETE FROM person p USING volunteer v
  WHERE p.person_index = index AND p.volunteer_id = of_volunteer
    AND v.volunteer_id = of_volunteer AND v.erase_time IS NOT NULL
$$;
CREATE FUNCTION forget_documents(of_volunteer text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
  DELETE FROM volunteer_document d USING volunteer v
  WHERE d.volunteer_id = of_volunteer AND v.volunteer_id = of_volunteer
    AND v.erase_time IS NOT NULL
$$;
REVOKE ALL ON FUNCTION forget_person(bytea, text), forget_documents(text) FROM public;

-- 合并: proposed by one person, approved by another.
CREATE TABLE volunteer_merge (
  merge_id     text        COLLATE "C" PRIMARY KEY,
  survivor_id  text        COLLATE "C" NOT NULL REFERENCES volunteer,
  duplicate_id text        COLLATE "C" NOT NULL REFERENCES volunteer,
  state        smallint    NOT NULL,
  reason       text        NOT NULL,
  proposer     text        NOT NULL,
  decider      text        NOT NULL DEFAULT '',
  decide_time  timestamptz,
  answer       text        NOT NULL DEFAULT '',
  version      bigint      NOT NULL DEFAULT 1,
  create_time  timestamptz NOT NULL,
  CHECK (survivor_id <> duplicate_id),
  CHECK (decider <> proposer)
);
CREATE UNIQUE INDEX volunteer_merge_open ON volunteer_merge (duplicate_id) WHERE state = 1;
CREATE INDEX volunteer_merge_by_state ON volunteer_merge (state, merge_id);
COMMENT ON TABLE volunteer_merge IS
  'Two files of one person becoming one. Thousands in a city. Distribution column: none, reference table.';

-- 认领: she shows that a file that somebody else made is hers.
CREATE TABLE volunteer_claim (
  claim_id     text        COLLATE "C" PRIMARY KEY,
  volunteer_id text        COLLATE "C",
  code_index   bytea       NOT NULL,
  sealed       bytea       NOT NULL,
  attempts     smallint    NOT NULL DEFAULT 0,
  attempts_max smallint    NOT NULL,
  state        smallint    NOT NULL,
  requester    text        NOT NULL,
  create_time  timestamptz NOT NULL,
  expire_time  timestamptz NOT NULL,
  send_time    timestamptz,
  CHECK (attempts <= attempts_max)
);
CREATE INDEX volunteer_claim_unsent ON volunteer_claim (create_time) WHERE sealed <> '';
CREATE INDEX volunteer_claim_of_volunteer ON volunteer_claim (volunteer_id, create_time);
CREATE INDEX volunteer_claim_by_time ON volunteer_claim (create_time);
COMMENT ON TABLE volunteer_claim IS
  'One-time codes under way. volunteer_id is NULL where document and phone fit no file: such a claim looks the same from outside. Rows go after three days. Distribution column: none, small.';
COMMENT ON COLUMN volunteer_claim.code_index IS 'Keyed hash of claim and code.';
COMMENT ON COLUMN volunteer_claim.sealed IS
  'Phone and code for the notifier, sealed by the key ring under "claims/{id}"; empty once sent.';

-- 更正申请 (67号令 Arts 6, 13).
CREATE TABLE volunteer_correction (
  volunteer_id  text        COLLATE "C" NOT NULL REFERENCES volunteer,
  correction_id text        COLLATE "C" NOT NULL,
  state         smallint    NOT NULL,
  sealed        bytea       NOT NULL,
  requester     text        NOT NULL,
  decider       text        NOT NULL DEFAULT '',
  decide_time   timestamptz,
  answer        text        NOT NULL DEFAULT '',
  version       bigint      NOT NULL DEFAULT 1,
  create_time   timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, correction_id)
);
COMMENT ON TABLE volunteer_correction IS
  'What a volunteer says is wrong in her file, and what became of it. Distribution column: volunteer_id.';
COMMENT ON COLUMN volunteer_correction.sealed IS
  'linli.registration.v1.Correction with wanted values and reason alone, sealed by the file''s data key under "volunteers/{id}#correction".';

-- Imports under way and done.
CREATE TABLE volunteer_import (
  import_id        text        COLLATE "C" PRIMARY KEY,
  registrar        text        NOT NULL,
  entered_by       text        NOT NULL,
  row_count        bigint      NOT NULL,
  registered_count bigint      NOT NULL,
  known_count      bigint      NOT NULL,
  refused_count    bigint      NOT NULL,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL
);
COMMENT ON TABLE volunteer_import IS
  'How far an import came. Distribution column: none, small.';

-- Every reading of what is sealed, for whoever asks later who knew (law 10).
CREATE TABLE disclosure (
  volunteer_id  text        COLLATE "C" NOT NULL,
  disclosure_id text        COLLATE "C" NOT NULL,
  field         text        NOT NULL,
  reader        text        NOT NULL,
  purpose       text        NOT NULL CHECK (purpose <> ''),
  read_time     timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, disclosure_id)
);
COMMENT ON TABLE disclosure IS
  'Who was shown what in clear, when and what for; written before it is shown. Append-only. Distribution column: volunteer_id.';

GRANT SELECT, INSERT ON volunteer_change, volunteer_document, disclosure TO linli_registration;
GRANT SELECT, INSERT, UPDATE ON volunteer_merge, volunteer_correction, volunteer_import
  TO linli_registration;
GRANT SELECT, INSERT, UPDATE, DELETE ON volunteer_claim TO linli_registration;
GRANT UPDATE (sealed) ON volunteer_document TO linli_registration;
GRANT EXECUTE ON FUNCTION forget_person(bytea, text), forget_documents(text) TO linli_registration;

COMMIT;
