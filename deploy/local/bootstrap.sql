-- What a database of Linli has before the first migration. Run as superuser, in that database; may
-- run again. Each service has a role that can see its own schema alone: its migrations grant that.
SET client_min_messages = warning;

-- Roles belong to the cluster. Two scripts may create them at the same moment.
DO $$
DECLARE
  service text;
BEGIN
  FOREACH service IN ARRAY ARRAY['registration', 'matching', 'hours', 'awards'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I LOGIN', 'linli_' || service);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END
$$;

-- Overlaps are refused by exclusion constraints over an id and a range.
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO %s', current_database(),
              'linli_registration, linli_matching, linli_hours, linli_awards') \gexec
