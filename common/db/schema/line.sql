-- The tables that every service keeps in its own schema so that it can stand in the line: answers
-- already given, the feed to the right, cursors into the feeds from the left. A service's first
-- migration includes this file with its schema as search_path. Never edit it once it shipped: a
-- change is a new file and a new migration in each service.

CREATE TABLE replay (
  subject      text        NOT NULL,
  method       text        NOT NULL,
  request_id   text        NOT NULL,
  body_hash    bytea       NOT NULL,
  response     bytea       NOT NULL,
  create_time  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, method, request_id)
);
CREATE INDEX replay_by_age ON replay USING brin (create_time);
COMMENT ON TABLE replay IS
  'Asked twice, done once: the answer of the first call is the answer of all. Distribution column: subject.';

CREATE TABLE outbox (
  transaction   xid8        NOT NULL DEFAULT pg_current_xact_id(),
  id            bigint      GENERATED ALWAYS AS IDENTITY,
  aggregatetype text        NOT NULL,
  aggregateid   text        NOT NULL,
  version       bigint      NOT NULL,
  type          text        NOT NULL,
  payload_type  text        NOT NULL,
  payload       bytea       NOT NULL,
  traceparent   text        NOT NULL DEFAULT '',
  event_time    timestamptz NOT NULL,
  PRIMARY KEY (transaction, id)
);
COMMENT ON TABLE outbox IS
  'The feed. Read in (transaction, id) order below pg_snapshot_xmin; names are Debezium''s. Distribution column: none, one feed per node.';

CREATE TABLE feed_epoch (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch    bigint  NOT NULL DEFAULT 1
);
INSERT INTO feed_epoch DEFAULT VALUES;
COMMENT ON TABLE feed_epoch IS
  'Grows by one when the database was restored or moved, because transaction ids do not survive that. Reference table.';

CREATE TABLE feed_cursor (
  feed        text   PRIMARY KEY,
  epoch       bigint NOT NULL,
  transaction xid8   NOT NULL,
  id          bigint NOT NULL
);
COMMENT ON TABLE feed_cursor IS
  'How far this service has taken in a neighbour''s feed, saved together with the effect. Distribution column: feed.';
