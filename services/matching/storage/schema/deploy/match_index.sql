-- Deploy matching:match_index to pg
BEGIN;
SET LOCAL search_path TO matching, public;

-- So that every replica finds what one of them took from registration's feed.
ALTER TABLE volunteer ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX volunteer_by_change ON volunteer (changed, volunteer_id);
COMMENT ON COLUMN volunteer.changed IS
  'The transaction that wrote the row last, by trigger. Read below pg_snapshot_xmin.';

CREATE FUNCTION mark_volunteer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id();
  RETURN NEW;
END
$$;
CREATE TRIGGER mark_volunteer BEFORE INSERT OR UPDATE ON volunteer
  FOR EACH ROW EXECUTE FUNCTION mark_volunteer();

-- The weights that ranking has gained, on top of what holds everywhere by now.
INSERT INTO policy (region_code, effective_time, body, source)
SELECT '', '2026-01-01T00:00:00+08:00',
       jsonb_set(body, '{score}', (body -> 'score') || '{
         "historyWeight": 0.05, "reliabilityWeight": 0.1, "responseWeight": 0.05,
         "fairnessWeight": 0.05, "trustedSeconds": 5
       }'),
       source || '; weights of history, reliability, response and fairness: our own figures'
FROM policy WHERE region_code = '' ORDER BY effective_time DESC LIMIT 1;
COMMIT;
