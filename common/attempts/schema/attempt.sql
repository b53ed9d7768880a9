-- Who guessed at what, and how often: the same table in every service that has something to guess.
-- A service's own migration includes this file with its schema as search_path. Never edit it once it
-- shipped: a change is a new file and a new migration in each service.

CREATE TABLE attempt (
  subject    text        COLLATE "C" NOT NULL,
  target     text        COLLATE "C" NOT NULL,
  tries      integer     NOT NULL CHECK (tries > 0),
  until_time timestamptz NOT NULL,
  PRIMARY KEY (subject, target)
);
CREATE INDEX attempt_by_end ON attempt (until_time);
COMMENT ON TABLE attempt IS
  'Wrong tries of one subject at one target within a window. Distribution column: subject.';
COMMENT ON COLUMN attempt.until_time IS 'End of the window that began with the first try.';
