-- Deploy awards:redemptions to pg
-- What is given for service, to whom, and what keeps it within stock and limits.

BEGIN;
SET LOCAL search_path TO awards, public;

CREATE TABLE reward (
  reward_id        text COLLATE "C" PRIMARY KEY,
  organization_id  text COLLATE "C" NOT NULL,
  region           text COLLATE "C" NOT NULL,
  -- linli.awards.v1.RewardState.
  state            smallint         NOT NULL CHECK (state BETWEEN 1 AND 3),
  stock            integer          NOT NULL CHECK (stock > 0),
  taken            integer          NOT NULL DEFAULT 0 CHECK (taken >= 0),
  -- 0: none.
  limit_per_person integer          NOT NULL CHECK (limit_per_person >= 0),
  version          bigint           NOT NULL,
  details          bytea            NOT NULL,
  create_time      timestamptz      NOT NULL,
  update_time      timestamptz      NOT NULL,
  -- Never more than there is: said here, so that no way in forgets it.
  CONSTRAINT reward_stock CHECK (taken <= stock)
);
CREATE INDEX reward_by_provider ON reward (organization_id, reward_id);
CREATE INDEX reward_on_offer ON reward (region, reward_id) WHERE state = 2;
COMMENT ON TABLE reward IS
  'What is given for service. details is the message Reward; what stands in columns has the word there. taken is counted by a trigger on redemption. Distribution column: reward_id.';

CREATE TABLE redemption (
  reward_id        text COLLATE "C" NOT NULL REFERENCES reward,
  volunteer_id     text COLLATE "C" NOT NULL,
  -- Begins with the reward's id: so the name alone finds the row, and no two rewards share one.
  id               text COLLATE "C" NOT NULL CHECK (starts_with(id, reward_id || '-')),
  -- First day, in China, of the period in which it counts against the limit.
  period           date             NOT NULL,
  -- linli.awards.v1.RedemptionState.
  state            smallint         NOT NULL CHECK (state BETWEEN 1 AND 6),
  minutes          bigint           NOT NULL CHECK (minutes >= 0),
  -- When the clock has something to do; NULL: nothing.
  due_time         timestamptz,
  version          bigint           NOT NULL,
  details          bytea            NOT NULL,
  create_time      timestamptz      NOT NULL,
  update_time      timestamptz      NOT NULL,
  -- Of the code for the counter only the hash: who reads the table can collect nothing. 80 random
  -- bits need no salt.
  code_hash        bytea            CHECK (length(code_hash) = 32),
  code_expire_time timestamptz,
  PRIMARY KEY (reward_id, volunteer_id, id),
  CONSTRAINT redemption_due CHECK (state IN (4, 6) OR due_time IS NOT NULL)
);
CREATE INDEX redemption_of_volunteer ON redemption (volunteer_id, id);
CREATE INDEX redemption_due_first ON redemption (due_time) WHERE due_time IS NOT NULL;
CREATE INDEX redemption_by_code ON redemption (code_hash) WHERE code_hash IS NOT NULL;
COMMENT ON TABLE redemption IS
  'Redemptions, details being the message. Distribution column: reward_id; a volunteer''s and a code''s are looked up by index.';

CREATE TABLE redemption_use (
  reward_id    text COLLATE "C" NOT NULL REFERENCES reward,
  volunteer_id text COLLATE "C" NOT NULL,
  period       date             NOT NULL,
  used         integer          NOT NULL,
  -- As the reward had it when the last one was taken; 0: no limit.
  allowed      integer          NOT NULL,
  PRIMARY KEY (reward_id, volunteer_id, period),
  CONSTRAINT redemption_limit CHECK (used >= 0 AND (allowed = 0 OR used <= allowed))
);
COMMENT ON TABLE redemption_use IS
  'How many one volunteer has of a reward in a period, counted by a trigger on redemption. Distribution column: reward_id.';

-- Each redemption takes one of the stock and one of the limit until it is let go (6). The update locks
-- the reward's row and the CHECK on it is the judge, so that raw SQL cannot give away too much either.
-- SECURITY DEFINER, because no role may write the counts itself.
CREATE FUNCTION redemption_takes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = awards, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state <> 6 AND (TG_OP = 'DELETE' OR NEW.state = 6) THEN
    UPDATE reward SET taken = taken - 1 WHERE reward_id = OLD.reward_id;
    UPDATE redemption_use SET used = used - 1
    WHERE reward_id = OLD.reward_id AND volunteer_id = OLD.volunteer_id AND period = OLD.period;
  END IF;
  IF TG_OP = 'INSERT' AND NEW.state <> 6 THEN
    UPDATE reward SET taken = taken + 1 WHERE reward_id = NEW.reward_id;
    INSERT INTO redemption_use (reward_id, volunteer_id, period, used, allowed)
    SELECT NEW.reward_id, NEW.volunteer_id, NEW.period, 1, limit_per_person
    FROM reward WHERE reward_id = NEW.reward_id
    ON CONFLICT (reward_id, volunteer_id, period)
    DO UPDATE SET used = redemption_use.used + 1, allowed = excluded.allowed;
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER redemption_takes AFTER INSERT OR DELETE OR UPDATE OF state ON redemption
  FOR EACH ROW EXECUTE FUNCTION redemption_takes();

-- The way of a redemption: what was collected or let go stays so, and nothing is let go behind the
-- counter's back. READY to COLLECTED, LETTING_GO to COLLECTED: the ledger turned out to have it posted.
CREATE FUNCTION redemption_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
     ((1, 2), (1, 5), (1, 6), (2, 3), (2, 4), (2, 5), (3, 2), (3, 4), (3, 6), (5, 4), (5, 6)) THEN
    RAISE EXCEPTION 'a redemption does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER redemption_goes_its_way BEFORE UPDATE OF state ON redemption
  FOR EACH ROW EXECUTE FUNCTION redemption_goes_its_way();

GRANT SELECT, INSERT ON reward, redemption TO linli_awards;
GRANT SELECT ON redemption_use TO linli_awards;
GRANT UPDATE (state, stock, version, details, update_time) ON reward TO linli_awards;
GRANT UPDATE (state, due_time, version, details, update_time, code_hash, code_expire_time)
  ON redemption TO linli_awards;

COMMIT;
