-- Deploy awards:councils to pg
BEGIN;
SET search_path TO awards, public;

CREATE TABLE council (
  council_id  text COLLATE "C" PRIMARY KEY,
  region      text COLLATE "C" NOT NULL,
  version     bigint           NOT NULL,
  details     bytea            NOT NULL,
  create_time timestamptz      NOT NULL,
  update_time timestamptz      NOT NULL
);
CREATE INDEX council_by_region ON council (region, council_id);
COMMENT ON TABLE council IS
  'Councils with their members and rule, details being the message. Distribution column: council_id.';

CREATE TABLE council_meeting (
  council_id  text COLLATE "C" NOT NULL REFERENCES council,
  id          text COLLATE "C" NOT NULL,
  plan_id     text COLLATE "C" NOT NULL,
  -- linli.awards.v1.CouncilMeetingState.
  state       smallint         NOT NULL CHECK (state BETWEEN 1 AND 3),
  close_time  timestamptz      NOT NULL,
  version     bigint           NOT NULL,
  details     bytea            NOT NULL,
  create_time timestamptz      NOT NULL,
  update_time timestamptz      NOT NULL,
  PRIMARY KEY (council_id, id)
);
CREATE INDEX council_meeting_due ON council_meeting (close_time) WHERE state <> 3;
COMMENT ON TABLE council_meeting IS
  'Meetings with members and rule as they were when convened. Distribution column: council_id.';

CREATE TABLE council_roll (
  council_id text COLLATE "C" NOT NULL,
  meeting_id text COLLATE "C" NOT NULL,
  member     text COLLATE "C" NOT NULL,
  -- Who votes for her: the member herself, who is present, or the holder of her proxy.
  caster     text COLLATE "C" NOT NULL,
  PRIMARY KEY (council_id, meeting_id, member),
  UNIQUE (council_id, meeting_id, member, caster),
  FOREIGN KEY (council_id, meeting_id) REFERENCES council_meeting
);
COMMENT ON TABLE council_roll IS
  'Who is present, in person or by proxy. Distribution column: council_id.';

CREATE TABLE council_recusal (
  council_id    text COLLATE "C" NOT NULL,
  meeting_id    text COLLATE "C" NOT NULL,
  nomination_id text COLLATE "C" NOT NULL,
  member        text COLLATE "C" NOT NULL,
  reason        text             NOT NULL,
  PRIMARY KEY (council_id, meeting_id, nomination_id, member),
  FOREIGN KEY (council_id, meeting_id) REFERENCES council_meeting
);
COMMENT ON TABLE council_recusal IS 'Who stands aside, on whom. Distribution column: council_id.';

CREATE TABLE council_vote (
  council_id    text COLLATE "C" NOT NULL,
  meeting_id    text COLLATE "C" NOT NULL,
  nomination_id text COLLATE "C" NOT NULL,
  member        text COLLATE "C" NOT NULL,
  caster        text COLLATE "C" NOT NULL,
  -- linli.awards.v1.VoteChoice.
  choice        smallint         NOT NULL CHECK (choice BETWEEN 1 AND 3),
  cast_time     timestamptz      NOT NULL,
  -- Once per member and nominee, whoever casts it.
  PRIMARY KEY (council_id, meeting_id, nomination_id, member),
  FOREIGN KEY (council_id, meeting_id, member, caster)
    REFERENCES council_roll (council_id, meeting_id, member, caster)
);
COMMENT ON TABLE council_vote IS
  'Votes of directors who are on the roll. Distribution column: council_id.';

-- A vote is in or out by the order in which the database sees it and the closing: it waits for a closing
-- that is under way, and a closing waits for it. Who stands aside has none.
CREATE FUNCTION council_vote_is_open() RETURNS trigger
LANGUAGE plpgsql SET search_path = awards, pg_temp AS $$
DECLARE
  meeting council_meeting;
BEGIN
  SELECT * INTO STRICT meeting FROM council_meeting
  WHERE council_id = NEW.council_id AND id = NEW.meeting_id FOR SHARE;
  IF meeting.state <> 2 OR NEW.cast_time >= meeting.close_time THEN
    RAISE EXCEPTION 'the vote is not open' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM council_recusal
             WHERE council_id = NEW.council_id AND meeting_id = NEW.meeting_id
               AND nomination_id = NEW.nomination_id AND member = NEW.member) THEN
    RAISE EXCEPTION 'who stands aside does not vote' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER council_vote_is_open BEFORE INSERT ON council_vote
  FOR EACH ROW EXECUTE FUNCTION council_vote_is_open();

CREATE TABLE council_minutes (
  council_id text COLLATE "C" NOT NULL,
  meeting_id text COLLATE "C" NOT NULL,
  document   bytea            NOT NULL,
  PRIMARY KEY (council_id, meeting_id),
  FOREIGN KEY (council_id, meeting_id) REFERENCES council_meeting
);
COMMENT ON TABLE council_minutes IS
  'What a meeting decided, the message Minutes; written once. Distribution column: council_id.';

-- What was decided is not rewritten: neither minutes nor votes, whoever tries.
CREATE FUNCTION council_word_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a council said is never changed';
END
$$;
CREATE TRIGGER council_minutes_stand BEFORE UPDATE OR DELETE ON council_minutes
  FOR EACH ROW EXECUTE FUNCTION council_word_stands();
CREATE TRIGGER council_minutes_are_not_truncated BEFORE TRUNCATE ON council_minutes
  FOR EACH STATEMENT EXECUTE FUNCTION council_word_stands();
CREATE TRIGGER council_votes_stand BEFORE UPDATE OR DELETE ON council_vote
  FOR EACH ROW EXECUTE FUNCTION council_word_stands();

GRANT SELECT, INSERT, UPDATE ON council, council_meeting TO linli_awards;
GRANT SELECT, INSERT ON council_roll, council_recusal, council_vote, council_minutes TO linli_awards;

COMMIT;
