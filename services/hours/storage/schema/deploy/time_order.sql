-- Deploy hours:time_order to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE time_order (
  volunteer_id   text        COLLATE "C" NOT NULL,
  order_id       text        COLLATE "C" NOT NULL,
  provider       text        COLLATE "C" NOT NULL,
  state          text        NOT NULL CHECK (state IN ('REQUESTED', 'ACCEPTED', 'EXAMINED', 'SERVED',
                                                       'DISPUTED', 'SETTLED', 'CANCELLED', 'EXPIRED')),
  minutes        bigint      NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  served_minutes bigint      NOT NULL CHECK (served_minutes BETWEEN 0 AND minutes),
  until_time     timestamptz,
  settle_time    timestamptz,
  ring           jsonb       NOT NULL DEFAULT '{}',
  more           bytea       NOT NULL,
  version        bigint      NOT NULL DEFAULT 1,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, order_id),
  CHECK (provider <> volunteer_id),
  CHECK (provider <> '' OR state IN ('REQUESTED', 'CANCELLED', 'EXPIRED')),
  CHECK ((state = 'SETTLED') = (settle_time IS NOT NULL)),
  CHECK (state <> 'SETTLED' OR served_minutes > 0),
  CHECK ((state IN ('REQUESTED', 'ACCEPTED', 'EXAMINED', 'SERVED')) = (until_time IS NOT NULL))
);
CREATE INDEX time_order_by_time ON time_order (volunteer_id, create_time, order_id);
CREATE INDEX time_order_due ON time_order (until_time) WHERE until_time IS NOT NULL;
CREATE INDEX time_order_flow ON time_order (volunteer_id, settle_time) WHERE state = 'SETTLED';
-- Not unique, so that it may do without volunteer_id: each node answers for its own part.
CREATE INDEX time_order_of_provider ON time_order (provider, create_time, order_id);
COMMENT ON TABLE time_order IS
  'Orders for a neighbour''s service; volunteer_id is who asks and pays. Distribution column: volunteer_id.';
COMMENT ON COLUMN time_order.ring IS
  'The ring that it would close, as it was found: {"steps": [{"giver", "receiver", "minutes"}]}.';
COMMENT ON COLUMN time_order.more IS 'What no query reads: linli.hours.v1.TimeOrder (ADR 25).';

-- An order that is over stays as it is.
CREATE FUNCTION time_order_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an order that is over stays as it is' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER time_order_ends_once BEFORE UPDATE ON time_order
  FOR EACH ROW WHEN (OLD.state IN ('SETTLED', 'CANCELLED', 'EXPIRED'))
  EXECUTE FUNCTION time_order_ends_once();

-- Behind every order stand its minutes: held while it lives, posted as served when it is settled,
-- and given back otherwise. Looked at when the transaction ends, over one volunteer's rows.
CREATE FUNCTION time_order_has_its_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM time_order AS o JOIN hold USING (volunteer_id)
    WHERE (o.volunteer_id, o.order_id) = (NEW.volunteer_id, NEW.order_id)
      AND hold.hold_id = '_order-' || o.order_id AND hold.purpose = 'SERVICE'
      AND hold.minutes = o.minutes
      AND CASE o.state
          WHEN 'SETTLED' THEN hold.state = 'POSTED' AND hold.posted_minutes = o.served_minutes
          WHEN 'CANCELLED' THEN hold.state = 'VOIDED'
          WHEN 'EXPIRED' THEN hold.state = 'VOIDED'
          ELSE hold.state = 'PENDING' END) THEN
    RAISE EXCEPTION 'the minutes of an order do not stand behind it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER time_order_has_its_hold AFTER INSERT OR UPDATE ON time_order
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION time_order_has_its_hold();

GRANT SELECT, INSERT ON time_order TO linli_hours;
GRANT UPDATE (provider, state, served_minutes, until_time, settle_time, ring, more, version,
              update_time) ON time_order TO linli_hours;

COMMIT;
