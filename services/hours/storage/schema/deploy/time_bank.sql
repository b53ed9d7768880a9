-- Deploy hours:time_bank to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- Why time was given: the two transfers of an exchange say how much.
CREATE TABLE time_gift (
  volunteer_id text        COLLATE "C" NOT NULL,
  gift_id      text        COLLATE "C" NOT NULL,
  recipient    text        COLLATE "C" NOT NULL,
  minutes      bigint      NOT NULL CHECK (minutes > 0),
  relation     text        NOT NULL CHECK (relation IN ('RELATIVE', 'FRIEND')),
  proof        text[]      NOT NULL CHECK (cardinality(proof) > 0),
  create_time  timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, gift_id),
  CHECK (recipient <> volunteer_id)
);
COMMENT ON TABLE time_gift IS
  'Gifts of time-bank minutes and the proof of the relation. Distribution column: volunteer_id.';

-- A pool gives no more than it was given. Pools have no row (ADR 11), grants are few and made by a
-- city's office: they wait for each other, and nothing else waits for them.
CREATE INDEX transfer_into_pool ON transfer (credit_account) WHERE code = 'DONATION';
CREATE INDEX transfer_out_of_pool ON transfer (debit_account) WHERE code = 'GRANT';
CREATE FUNCTION pool_is_not_overdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.debit_account, 0));
  IF (SELECT coalesce(sum(minutes), 0) FROM transfer
      WHERE code = 'DONATION' AND credit_account = NEW.debit_account)
     < (SELECT coalesce(sum(minutes), 0) FROM transfer
        WHERE code = 'GRANT' AND debit_account = NEW.debit_account) THEN
    RAISE EXCEPTION 'a pool gives no more than it was given' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER pool_is_not_overdrawn AFTER INSERT ON transfer
  FOR EACH ROW WHEN (NEW.code = 'GRANT') EXECUTE FUNCTION pool_is_not_overdrawn();

-- Records that no longer count, for who takes back what was deposited from them. Key column
-- volunteer_id, the distribution column.
CREATE INDEX service_record_taken_back ON service_record (volunteer_id, record_id)
  WHERE state IN ('CORRECTED', 'REVERSED');

GRANT SELECT, INSERT ON time_gift TO linli_hours;

COMMIT;
