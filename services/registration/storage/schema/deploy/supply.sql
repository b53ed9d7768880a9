-- Deploy registration:supply to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE stock (
  stock_id     text        COLLATE "C" PRIMARY KEY,
  owner        text        COLLATE "C" NOT NULL,
  display_name text        NOT NULL,
  size         text        NOT NULL,
  on_hand      integer     NOT NULL DEFAULT 0,
  issued       integer     NOT NULL DEFAULT 0 CHECK (issued >= 0),
  details      bytea       NOT NULL,
  create_time  timestamptz NOT NULL,
  UNIQUE (owner, display_name, size),
  CONSTRAINT stock_never_negative CHECK (on_hand >= 0)
);
CREATE INDEX stock_of_owner ON stock (owner, stock_id);
COMMENT ON TABLE stock IS
  'Kinds of things by owner. on_hand and issued are counted by the trigger on stock_movement alone. Distribution column: none, reference table.';

-- kind: 1 RECEIVE, 2 ISSUE, 3 RETURN, 4 WRITE_OFF.
CREATE TABLE stock_movement (
  stock_id    text        COLLATE "C" NOT NULL REFERENCES stock,
  movement_id text        COLLATE "C" NOT NULL,
  kind        smallint    NOT NULL CHECK (kind BETWEEN 1 AND 4),
  quantity    integer     NOT NULL CHECK (quantity > 0),
  holder      text        COLLATE "C",
  details     bytea       NOT NULL,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (stock_id, movement_id),
  CHECK (CASE kind WHEN 1 THEN holder IS NULL WHEN 4 THEN true ELSE holder IS NOT NULL END)
);
COMMENT ON TABLE stock_movement IS
  'The ledger of things: append-only. Distribution column: stock_id.';

CREATE TABLE stock_holding (
  stock_id text    COLLATE "C" NOT NULL REFERENCES stock,
  holder   text    COLLATE "C" NOT NULL,
  quantity integer NOT NULL,
  PRIMARY KEY (stock_id, holder),
  CONSTRAINT holding_never_negative CHECK (quantity >= 0)
);
COMMENT ON TABLE stock_holding IS
  'Who has how many, moved by the trigger on stock_movement alone. Distribution column: stock_id.';

CREATE FUNCTION move_stock() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
DECLARE
  hand integer := CASE NEW.kind WHEN 1 THEN 1 WHEN 2 THEN -1 WHEN 3 THEN 1
                  ELSE CASE WHEN NEW.holder IS NULL THEN -1 ELSE 0 END END * NEW.quantity;
  held integer := CASE WHEN NEW.kind = 1 OR NEW.holder IS NULL THEN 0
                  WHEN NEW.kind = 2 THEN 1 ELSE -1 END * NEW.quantity;
BEGIN
  UPDATE stock SET on_hand = on_hand + hand, issued = issued + held WHERE stock_id = NEW.stock_id;
  IF held > 0 THEN
    INSERT INTO stock_holding AS h (stock_id, holder, quantity) VALUES (NEW.stock_id, NEW.holder, held)
    ON CONFLICT (stock_id, holder) DO UPDATE SET quantity = h.quantity + held;
  ELSIF held < 0 THEN
    UPDATE stock_holding SET quantity = quantity + held
    WHERE stock_id = NEW.stock_id AND holder = NEW.holder;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'nothing was issued to this holder' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER move_stock AFTER INSERT ON stock_movement FOR EACH ROW EXECUTE FUNCTION move_stock();
CREATE TRIGGER stock_movement_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movement
  FOR EACH STATEMENT EXECUTE FUNCTION keep_as_written();

CREATE TABLE fund (
  fund_id     text        COLLATE "C" PRIMARY KEY,
  owner       text        COLLATE "C" NOT NULL,
  granted_fen bigint      NOT NULL DEFAULT 0,
  used_fen    bigint      NOT NULL DEFAULT 0 CHECK (used_fen >= 0),
  details     bytea       NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT fund_never_overdrawn CHECK (used_fen <= granted_fen)
);
CREATE INDEX fund_of_owner ON fund (owner, fund_id);
COMMENT ON TABLE fund IS
  'Money by source and purpose. granted_fen and used_fen are summed by the trigger on fund_entry alone. Distribution column: none, reference table.';

-- kind: 1 grant, 2 use, 3 refund.
CREATE TABLE fund_entry (
  fund_id     text        COLLATE "C" NOT NULL REFERENCES fund,
  entry_id    text        COLLATE "C" NOT NULL,
  kind        smallint    NOT NULL CHECK (kind BETWEEN 1 AND 3),
  amount_fen  bigint      NOT NULL CHECK (amount_fen > 0),
  details     bytea       NOT NULL,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (fund_id, entry_id)
);
COMMENT ON TABLE fund_entry IS 'The ledger of money: append-only. Distribution column: fund_id.';

CREATE FUNCTION move_fund() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
BEGIN
  UPDATE fund
  SET granted_fen = granted_fen + CASE NEW.kind WHEN 1 THEN NEW.amount_fen ELSE 0 END,
      used_fen = used_fen + CASE NEW.kind WHEN 2 THEN NEW.amount_fen WHEN 3 THEN -NEW.amount_fen ELSE 0 END
  WHERE fund_id = NEW.fund_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER move_fund AFTER INSERT ON fund_entry FOR EACH ROW EXECUTE FUNCTION move_fund();
CREATE TRIGGER fund_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_entry
  FOR EACH STATEMENT EXECUTE FUNCTION keep_as_written();

GRANT SELECT ON stock, stock_holding, fund TO linli_registration;
-- Counts are not the service's to write. It locks the row, for which PostgreSQL asks for the right to
-- change one column.
GRANT INSERT (stock_id, owner, display_name, size, details, create_time), UPDATE (details)
  ON stock TO linli_registration;
GRANT INSERT (fund_id, owner, details, create_time), UPDATE (details) ON fund TO linli_registration;
GRANT SELECT, INSERT ON stock_movement, fund_entry TO linli_registration;

COMMIT;
