-- Deploy hours:time_ledger to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- What an account has promised away, and whether anything may leave it. Both are moved by triggers
-- alone, like the balance.
ALTER TABLE account
  ADD COLUMN held_minutes bigint  NOT NULL DEFAULT 0,
  ADD COLUMN frozen       boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN account.held_minutes IS 'Sum of the holds that are pending.';
COMMENT ON COLUMN account.frozen IS 'Whether a row of account_freeze is open.';

-- A limit counts what is pending (law 4), whoever moves the balance and however. Not a CHECK: the
-- upserts that move balances propose rows that hold the difference alone.
CREATE FUNCTION account_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'more would be spent and held than an account has' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER account_limit AFTER INSERT OR UPDATE ON account
  FOR EACH ROW WHEN (NEW.held_minutes < 0 OR NEW.held_minutes > NEW.balance_minutes)
  EXECUTE FUNCTION account_limit();

CREATE FUNCTION account_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'nothing leaves a frozen account' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER account_frozen AFTER UPDATE ON account
  FOR EACH ROW WHEN (OLD.frozen AND NEW.frozen AND (
    NEW.balance_minutes < OLD.balance_minutes OR NEW.held_minutes > OLD.held_minutes))
  EXECUTE FUNCTION account_frozen();

CREATE TABLE account_freeze (
  volunteer_id text        COLLATE "C" NOT NULL,
  freeze_id    text        COLLATE "C" NOT NULL,
  frozen_by    text        NOT NULL CHECK (frozen_by <> ''),
  reason       text        NOT NULL CHECK (reason <> ''),
  freeze_time  timestamptz NOT NULL,
  lifted_by    text        NOT NULL DEFAULT '',
  lift_reason  text        NOT NULL DEFAULT '',
  lift_time    timestamptz CHECK (lift_time >= freeze_time),
  PRIMARY KEY (volunteer_id, freeze_id),
  CHECK ((lift_time IS NOT NULL) = (lifted_by <> '') AND (lift_time IS NOT NULL) = (lift_reason <> ''))
);
CREATE UNIQUE INDEX account_freeze_one_open ON account_freeze (volunteer_id) WHERE lift_time IS NULL;
COMMENT ON TABLE account_freeze IS
  'When and why time-bank accounts were frozen. Distribution column: volunteer_id.';

CREATE FUNCTION account_follows_freeze() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hours, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.lift_time IS NOT NULL THEN
    RAISE EXCEPTION 'what was lifted stays as it was' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO account AS kept (volunteer_id, commodity, frozen)
  VALUES (NEW.volunteer_id, 'TIME_BANK_MINUTES', NEW.lift_time IS NULL)
  ON CONFLICT (volunteer_id, commodity) DO UPDATE SET frozen = excluded.frozen, update_time = now();
  RETURN NULL;
END
$$;
CREATE TRIGGER account_follows_freeze AFTER INSERT OR UPDATE ON account_freeze
  FOR EACH ROW EXECUTE FUNCTION account_follows_freeze();

-- The first half of a transfer: minutes that are promised away. There is no commodity here, because
-- only time-bank minutes can be held (law 5).
CREATE TABLE hold (
  volunteer_id   text        COLLATE "C" NOT NULL,
  hold_id        text        COLLATE "C" NOT NULL,
  purpose        text        NOT NULL CHECK (purpose IN ('REDEMPTION', 'SERVICE')),
  minutes        bigint      NOT NULL CHECK (minutes > 0),
  credit_account text        COLLATE "C" NOT NULL CHECK (credit_account LIKE 'timebank-%'),
  reference      text        NOT NULL,
  held_by        text        NOT NULL CHECK (held_by <> ''),
  state          text        NOT NULL DEFAULT 'PENDING'
                             CHECK (state IN ('PENDING', 'POSTED', 'VOIDED', 'EXPIRED')),
  expire_time    timestamptz NOT NULL,
  posted_minutes bigint      NOT NULL DEFAULT 0 CHECK (posted_minutes BETWEEN 0 AND minutes),
  settle_time    timestamptz,
  create_time    timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, hold_id),
  CHECK (credit_account <> 'timebank-' || volunteer_id),
  CHECK ((state = 'PENDING') = (settle_time IS NULL)),
  CHECK ((state = 'POSTED') = (posted_minutes > 0)),
  -- Before its time its holder decides, from then on the clock alone.
  CONSTRAINT hold_in_time CHECK (CASE state WHEN 'PENDING' THEN true
    WHEN 'EXPIRED' THEN settle_time >= expire_time ELSE settle_time < expire_time END)
);
CREATE INDEX hold_by_time ON hold (volunteer_id, create_time, hold_id);
CREATE INDEX hold_due ON hold (expire_time) WHERE state = 'PENDING';
COMMENT ON TABLE hold IS
  'Holds on time-bank accounts: pending, and then posted, voided or expired, once. Distribution column: volunteer_id.';
COMMENT ON COLUMN hold.expire_time IS '''infinity'' where a rule of its own ends it.';

-- The ledger itself takes more than issues now.
ALTER TABLE transfer
  ALTER COLUMN record_id DROP NOT NULL,
  ALTER COLUMN kind DROP NOT NULL,
  ADD COLUMN hold_id   text COLLATE "C",
  ADD COLUMN exchange  text COLLATE "C",
  ADD COLUMN reference text NOT NULL DEFAULT '',
  DROP CONSTRAINT transfer_code_check,
  ADD CONSTRAINT transfer_code CHECK (
    CASE commodity WHEN 'SERVICE_MINUTES' THEN code IN ('ISSUE', 'REVERSAL')
    ELSE code IN ('DEPOSIT', 'REVERSAL', 'REDEMPTION', 'SERVICE', 'GIFT', 'DONATION', 'GRANT',
                  'WITHDRAWAL', 'GUARANTEE') END),
  -- What stands for a record names it.
  ADD CONSTRAINT transfer_of_record CHECK (
    (code IN ('ISSUE', 'REVERSAL', 'DEPOSIT')) = (record_id IS NOT NULL)
    AND (record_id IS NULL) = (kind IS NULL)),
  ADD CONSTRAINT transfer_of_hold UNIQUE (volunteer_id, hold_id),
  ADD FOREIGN KEY (volunteer_id, hold_id) REFERENCES hold,
  -- Where each kind of transfer comes from and goes to.
  ADD CONSTRAINT transfer_sides CHECK (CASE code
    WHEN 'DEPOSIT' THEN debit_account LIKE 'timebank-issue-%'
    WHEN 'REDEMPTION' THEN credit_account LIKE 'timebank-redeemed-%' AND hold_id IS NOT NULL
    WHEN 'WITHDRAWAL' THEN credit_account LIKE 'timebank-redeemed-%'
    WHEN 'DONATION' THEN credit_account LIKE 'timebank-pool-%'
    WHEN 'GRANT' THEN debit_account LIKE 'timebank-pool-%'
    WHEN 'GUARANTEE' THEN debit_account LIKE 'timebank-fund-%'
    ELSE true END),
  -- Between two volunteers nothing goes but through the clearing accounts of their cities.
  ADD CONSTRAINT transfer_of_exchange CHECK (
    (code IN ('SERVICE', 'GIFT')) = (exchange IS NOT NULL)
    AND (exchange IS NULL OR debit_account LIKE 'timebank-clearing-%'
         OR credit_account LIKE 'timebank-clearing-%'));
-- A record is deposited once, for ever.
CREATE UNIQUE INDEX transfer_one_deposit ON transfer (volunteer_id, record_id) WHERE code = 'DEPOSIT';
-- Not unique, so that it may do without volunteer_id, the distribution column.
CREATE INDEX transfer_by_exchange ON transfer (exchange) WHERE exchange IS NOT NULL;
COMMENT ON COLUMN transfer.exchange IS 'The same on both transfers between two volunteers.';

-- What one volunteer gives the other receives, to the minute, before the transaction can end. The
-- only question that is asked across volunteers: where the schema is distributed, both legs are
-- written in one transaction all the same, and the verifier asks.
CREATE FUNCTION exchange_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(CASE WHEN debit_account LIKE 'timebank-clearing-%' THEN minutes ELSE -minutes END) <> 0
             OR count(*) <> 2 OR count(DISTINCT volunteer_id) <> 2
      FROM transfer WHERE exchange = NEW.exchange) THEN
    RAISE EXCEPTION 'an exchange gives one what it takes from another' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER exchange_is_whole AFTER INSERT ON transfer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.exchange IS NOT NULL)
  EXECUTE FUNCTION exchange_is_whole();

-- The transfer of a hold is what the hold says.
CREATE FUNCTION transfer_follows_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM hold
    WHERE (volunteer_id, hold_id, state) = (NEW.volunteer_id, NEW.hold_id, 'POSTED')
      AND (purpose, posted_minutes, credit_account) = (NEW.code, NEW.minutes, NEW.credit_account)) THEN
    RAISE EXCEPTION 'a hold is posted as it was held' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER transfer_follows_hold AFTER INSERT ON transfer
  FOR EACH ROW WHEN (NEW.hold_id IS NOT NULL) EXECUTE FUNCTION transfer_follows_hold();

-- A new hold is pending and counts at once; it ends once, and the end says how much goes.
CREATE FUNCTION hold_begins_pending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a hold begins pending' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER hold_begins_pending BEFORE INSERT ON hold
  FOR EACH ROW WHEN (NEW.state <> 'PENDING') EXECUTE FUNCTION hold_begins_pending();

CREATE FUNCTION hold_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'PENDING' OR NEW.state = 'PENDING' THEN
    RAISE EXCEPTION 'a hold ends once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER hold_ends_once BEFORE UPDATE ON hold
  FOR EACH ROW EXECUTE FUNCTION hold_ends_once();
CREATE FUNCTION hold_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'holds are kept' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER hold_stays BEFORE DELETE OR TRUNCATE ON hold
  FOR EACH STATEMENT EXECUTE FUNCTION hold_stays();

CREATE FUNCTION hold_counts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hours, pg_temp AS $$
BEGIN
  INSERT INTO account AS kept (volunteer_id, commodity, held_minutes)
    SELECT volunteer_id, 'TIME_BANK_MINUTES', sum(minutes) FROM begun GROUP BY volunteer_id ORDER BY 1
  ON CONFLICT (volunteer_id, commodity) DO UPDATE
    SET held_minutes = kept.held_minutes + excluded.held_minutes, update_time = now();
  RETURN NULL;
END
$$;
CREATE TRIGGER hold_counts AFTER INSERT ON hold
  REFERENCING NEW TABLE AS begun FOR EACH STATEMENT EXECUTE FUNCTION hold_counts();

CREATE FUNCTION hold_ends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hours, pg_temp AS $$
BEGIN
  INSERT INTO account AS kept (volunteer_id, commodity, held_minutes)
    SELECT volunteer_id, 'TIME_BANK_MINUTES', -sum(minutes) FROM ended GROUP BY volunteer_id ORDER BY 1
  ON CONFLICT (volunteer_id, commodity) DO UPDATE
    SET held_minutes = kept.held_minutes + excluded.held_minutes, update_time = now();
  INSERT INTO transfer (volunteer_id, transfer_id, commodity, debit_account, credit_account, minutes,
                        code, post_time, hold_id, exchange, reference)
    SELECT volunteer_id, 'hold-' || hold_id, 'TIME_BANK_MINUTES', 'timebank-' || volunteer_id,
           credit_account, posted_minutes, purpose, settle_time, hold_id,
           CASE purpose WHEN 'SERVICE' THEN volunteer_id || '-' || hold_id END, reference
    FROM ended WHERE state = 'POSTED' ORDER BY 1, 2;
  RETURN NULL;
END
$$;
CREATE TRIGGER hold_ends AFTER UPDATE ON hold
  REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION hold_ends();

GRANT SELECT, INSERT ON hold, account_freeze TO linli_hours;
GRANT UPDATE (state, posted_minutes, settle_time) ON hold TO linli_hours;
GRANT UPDATE (lifted_by, lift_reason, lift_time) ON account_freeze TO linli_hours;

COMMIT;
