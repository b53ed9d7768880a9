-- Deploy hours:ledger to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- Accounts of volunteers alone. An organisation's issuing account has no row: every posting of the
-- organisation would wait for it. Its balance is the sum of its entries.
CREATE TABLE account (
  volunteer_id    text        COLLATE "C" NOT NULL,
  commodity       text        NOT NULL CHECK (commodity IN ('SERVICE_MINUTES', 'TIME_BANK_MINUTES')),
  balance_minutes bigint      NOT NULL DEFAULT 0,
  update_time     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (volunteer_id, commodity)
);
COMMENT ON TABLE account IS
  'A volunteer''s balances, one per commodity, moved by the trigger on transfer alone. Its row is also what calls about one volunteer''s hours lock. Distribution column: volunteer_id.';

-- One row is one transfer with both of its sides, so that the sum over all accounts is zero by
-- construction (law 4). Each touches exactly one volunteer's account.
CREATE TABLE transfer (
  volunteer_id   text        COLLATE "C" NOT NULL,
  transfer_id    text        COLLATE "C" NOT NULL,
  commodity      text        NOT NULL,
  debit_account  text        COLLATE "C" NOT NULL,
  credit_account text        COLLATE "C" NOT NULL,
  minutes        bigint      NOT NULL CHECK (minutes > 0),
  code           text        NOT NULL CHECK (code IN ('ISSUE', 'REVERSAL')),
  record_id      text        COLLATE "C" NOT NULL,
  kind           text        NOT NULL CHECK (kind IN ('CREDIT', 'HONOUR')),
  reverses       text        COLLATE "C",
  post_time      timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, transfer_id),
  UNIQUE (volunteer_id, reverses),
  FOREIGN KEY (volunteer_id, reverses) REFERENCES transfer,
  CHECK ((code = 'REVERSAL') = (reverses IS NOT NULL)),
  -- Law 5: the two commodities never meet in one transfer, because their accounts' names differ,
  -- and service minutes only come in; only the undoing of a transfer takes them out.
  CONSTRAINT transfer_service CHECK (commodity <> 'SERVICE_MINUTES' OR (
    CASE code WHEN 'ISSUE' THEN debit_account ELSE credit_account END LIKE 'service-issue-%'
    AND CASE code WHEN 'ISSUE' THEN credit_account ELSE debit_account END = 'service-' || volunteer_id)),
  CONSTRAINT transfer_time_bank CHECK (commodity <> 'TIME_BANK_MINUTES' OR (
    debit_account LIKE 'timebank-%' AND credit_account LIKE 'timebank-%'
    AND (debit_account = 'timebank-' || volunteer_id) <> (credit_account = 'timebank-' || volunteer_id)))
);
CREATE INDEX transfer_by_time ON transfer (volunteer_id, commodity, post_time, transfer_id);
CREATE INDEX transfer_by_issuer ON transfer (debit_account, post_time) WHERE code = 'ISSUE';
COMMENT ON TABLE transfer IS
  'The ledger: append-only. A correction is a new row that names the old one. Distribution column: volunteer_id.';
COMMENT ON COLUMN transfer.transfer_id IS 'Chosen by who posts, derived from the reason: posted twice is posted once.';

CREATE VIEW entry AS
  SELECT volunteer_id, transfer_id, commodity, debit_account AS account, -minutes AS minutes, post_time
  FROM transfer
  UNION ALL
  SELECT volunteer_id, transfer_id, commodity, credit_account, minutes, post_time FROM transfer;
COMMENT ON VIEW entry IS 'The two sides of each transfer.';

CREATE FUNCTION account_name(commodity text, volunteer_id text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE commodity WHEN 'SERVICE_MINUTES' THEN 'service-' ELSE 'timebank-' END || volunteer_id
$$;

-- Balances follow the ledger in the same transaction, whoever inserts. Rows are locked in order, so
-- that two batches never wait for each other in a circle.
CREATE FUNCTION transfer_moves_balance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hours, pg_temp AS $$
DECLARE
  lowest bigint;
BEGIN
  WITH moved AS (
    INSERT INTO account AS held (volunteer_id, commodity, balance_minutes)
    SELECT volunteer_id, commodity,
           sum(CASE WHEN credit_account = account_name(commodity, volunteer_id) THEN minutes ELSE -minutes END)
    FROM posted GROUP BY volunteer_id, commodity ORDER BY volunteer_id, commodity
    ON CONFLICT (volunteer_id, commodity) DO UPDATE
      SET balance_minutes = held.balance_minutes + excluded.balance_minutes, update_time = now()
    RETURNING held.balance_minutes
  )
  SELECT min(balance_minutes) INTO lowest FROM moved;
  IF lowest < 0 THEN
    RAISE EXCEPTION 'a volunteer''s balance would fall below zero' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER transfer_moves_balance AFTER INSERT ON transfer
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION transfer_moves_balance();

-- A reversal takes back all of what it names, from whom it was given to.
CREATE FUNCTION transfer_reverses_whole() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM transfer AS undone
    WHERE (undone.volunteer_id, undone.transfer_id) = (NEW.volunteer_id, NEW.reverses)
      AND (undone.commodity, undone.minutes, undone.kind, undone.record_id) = (NEW.commodity, NEW.minutes, NEW.kind, NEW.record_id)
      AND (undone.debit_account, undone.credit_account) = (NEW.credit_account, NEW.debit_account)) THEN
    RAISE EXCEPTION 'a reversal mirrors the transfer that it names' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER transfer_reverses_whole AFTER INSERT ON transfer
  FOR EACH ROW WHEN (NEW.reverses IS NOT NULL) EXECUTE FUNCTION transfer_reverses_whole();

-- The role has no right to change a transfer; this holds for everybody else too.
CREATE FUNCTION transfer_only_grows() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger only grows: post a reversal' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER transfer_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
  FOR EACH STATEMENT EXECUTE FUNCTION transfer_only_grows();

GRANT SELECT, INSERT ON transfer TO linli_hours;
GRANT SELECT ON entry TO linli_hours;
-- Balances are not the service's to write. It makes and locks the row, for which PostgreSQL asks
-- for the right to change one column.
GRANT SELECT, INSERT (volunteer_id, commodity), UPDATE (update_time) ON account TO linli_hours;

COMMIT;
