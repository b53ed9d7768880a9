-- Who did what: the same table in every service. A service's own migration includes this file with
-- its schema as search_path. Never edit it once it shipped: a change is a new file and a new
-- migration in each service.

CREATE TABLE trail (
  resource    text        COLLATE "C" NOT NULL,
  epoch       bigint      NOT NULL,
  transaction xid8        NOT NULL DEFAULT pg_current_xact_id(),
  id          bigint      GENERATED ALWAYS AS IDENTITY,
  event_type  text        NOT NULL,
  version     bigint      NOT NULL,
  actor       text        NOT NULL,
  method      text        NOT NULL,
  authorities text        NOT NULL,
  request_id  text        NOT NULL,
  traceparent text        NOT NULL,
  event_time  timestamptz NOT NULL,
  PRIMARY KEY (resource, epoch, transaction, id)
);

-- Age alone removes an entry, and nothing changes one.
CREATE FUNCTION keep_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR OLD.event_time > now() - interval '90 days' THEN
    RAISE EXCEPTION 'an entry of the audit trail stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER keep_trail BEFORE UPDATE OR DELETE ON trail FOR EACH ROW EXECUTE FUNCTION keep_trail();

CREATE INDEX trail_by_age ON trail USING brin (event_time);
COMMENT ON TABLE trail IS
  'Who did what to which resource, under which authority: added to, purged by age, never changed. Distribution column: resource.';
COMMENT ON COLUMN trail.epoch IS 'Of feed_epoch: transaction ids do not survive a restore elsewhere.';
COMMENT ON COLUMN trail.authorities IS 'One a line: ADMINISTRATOR over regions/1305.';
