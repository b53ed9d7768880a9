-- Deploy registration:insurance to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE insurance_product (
  product_id  text        COLLATE "C" PRIMARY KEY,
  owner       text        COLLATE "C" NOT NULL,
  details     bytea       NOT NULL,
  create_time timestamptz NOT NULL
);
CREATE INDEX insurance_product_of_owner ON insurance_product (owner, product_id);
COMMENT ON TABLE insurance_product IS
  'What insurers offer; dozens in a city. Distribution column: none, reference table.';

CREATE TABLE insurance_contract (
  contract_id text        COLLATE "C" PRIMARY KEY,
  owner       text        COLLATE "C" NOT NULL,
  product_id  text        COLLATE "C" NOT NULL REFERENCES insurance_product,
  number      text        NOT NULL,
  start_time  timestamptz NOT NULL,
  end_time    timestamptz NOT NULL CHECK (end_time > start_time),
  cancel_time timestamptz,
  entries     integer     NOT NULL DEFAULT 0,
  digest      text        NOT NULL DEFAULT '',
  details     bytea       NOT NULL,
  version     bigint      NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  UNIQUE (product_id, number)
);
CREATE INDEX insurance_contract_of_owner ON insurance_contract (owner, contract_id);
COMMENT ON TABLE insurance_contract IS
  'Contracts and their purchase; thousands in a city. entries and digest are written by the trigger on insured_entry alone. Distribution column: none, reference table.';

CREATE TABLE insured_entry (
  contract_id    text        COLLATE "C" NOT NULL REFERENCES insurance_contract,
  number         integer     NOT NULL,
  subject        text        COLLATE "C" NOT NULL,
  covered        boolean     NOT NULL,
  effective_time timestamptz NOT NULL,
  entry_time     timestamptz NOT NULL,
  entered_by     text        NOT NULL,
  digest         text        NOT NULL,
  PRIMARY KEY (contract_id, number),
  CONSTRAINT nobody_is_insured_after_the_fact CHECK (effective_time >= entry_time)
);
CREATE INDEX insured_entry_of_subject ON insured_entry (subject, contract_id, number);
COMMENT ON TABLE insured_entry IS
  'The journal of who is insured: append-only, each line sealing all before it. Distribution column: contract_id; who asks by subject asks all nodes.';

-- Numbers and seals a line, whoever writes it. The contract's row lock makes the order.
CREATE FUNCTION seal_insured_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
DECLARE
  before text;
BEGIN
  SELECT entries + 1, digest INTO STRICT NEW.number, before
  FROM insurance_contract WHERE contract_id = NEW.contract_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM insured_entry
             WHERE subject = NEW.subject AND contract_id = NEW.contract_id
               AND effective_time > NEW.effective_time) THEN
    RAISE EXCEPTION 'a later line stands already for this subject' USING ERRCODE = 'check_violation';
  END IF;
  NEW.digest := encode(sha256(convert_to(concat_ws(E'\n', before, NEW.number, NEW.subject,
    NEW.covered::integer, (extract(epoch FROM NEW.effective_time) * 1000000)::bigint,
    (extract(epoch FROM NEW.entry_time) * 1000000)::bigint), 'UTF8')), 'hex');
  UPDATE insurance_contract SET entries = NEW.number, digest = NEW.digest
  WHERE contract_id = NEW.contract_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER seal_insured_entry BEFORE INSERT ON insured_entry
  FOR EACH ROW EXECUTE FUNCTION seal_insured_entry();
CREATE TRIGGER insured_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON insured_entry
  FOR EACH STATEMENT EXECUTE FUNCTION keep_as_written();

-- Who was a member when, so that the cover of an organisation can be proven for a moment that has
-- passed. Written by the trigger on membership alone.
CREATE TABLE membership_journal (
  volunteer_id    text        COLLATE "C" NOT NULL,
  entry_id        bigint      GENERATED ALWAYS AS IDENTITY,
  organization_id text        COLLATE "C" NOT NULL,
  member          boolean     NOT NULL,
  change_time     timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, entry_id)
);
COMMENT ON TABLE membership_journal IS
  'Each joining and leaving: append-only. The last line at or before a moment says what held then. Distribution column: volunteer_id.';
INSERT INTO membership_journal (volunteer_id, organization_id, member, change_time)
SELECT volunteer_id, organization_id, true, coalesce(join_time, update_time)
FROM membership WHERE state = 3;

CREATE FUNCTION journal_membership() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
BEGIN
  IF (NEW.state = 3) <> (TG_OP = 'UPDATE' AND OLD.state = 3) THEN
    INSERT INTO membership_journal (volunteer_id, organization_id, member, change_time)
    VALUES (NEW.volunteer_id, NEW.organization_id, NEW.state = 3, NEW.update_time);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER journal_membership_inserted AFTER INSERT ON membership
  FOR EACH ROW WHEN (NEW.state = 3) EXECUTE FUNCTION journal_membership();
CREATE TRIGGER journal_membership_updated AFTER UPDATE OF state ON membership
  FOR EACH ROW EXECUTE FUNCTION journal_membership();
CREATE TRIGGER membership_journal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON membership_journal
  FOR EACH STATEMENT EXECUTE FUNCTION keep_as_written();

GRANT SELECT, INSERT ON insurance_product TO linli_registration;
GRANT SELECT ON insurance_contract, membership_journal TO linli_registration;
GRANT INSERT (contract_id, owner, product_id, number, start_time, end_time, details, version,
              create_time, update_time) ON insurance_contract TO linli_registration;
GRANT UPDATE (cancel_time, details, version, update_time) ON insurance_contract TO linli_registration;
GRANT SELECT, INSERT (contract_id, subject, covered, effective_time, entry_time, entered_by)
  ON insured_entry TO linli_registration;

COMMIT;
