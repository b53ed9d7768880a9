-- The same rows under numbers that pgbench can compute.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
CREATE TABLE bench.volunteer (LIKE registration.volunteer INCLUDING ALL);
CREATE TEMP TABLE numbered AS
  SELECT *, row_number() OVER (ORDER BY volunteer_id) AS row_number FROM registration.volunteer;
UPDATE numbered SET volunteer_id = lpad(row_number::text, 18, '0');
ALTER TABLE numbered DROP COLUMN row_number;
INSERT INTO bench.volunteer SELECT * FROM numbered;
CREATE TABLE bench.volunteer_change (LIKE registration.volunteer_change INCLUDING ALL);
-- What the service's tables do by trigger.
CREATE TABLE bench.gate_version (LIKE registration.gate_version INCLUDING ALL);
CREATE FUNCTION bench.grow_gate_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO bench.gate_version AS held VALUES (NEW.volunteer_id, 1)
  ON CONFLICT (volunteer_id) DO UPDATE SET version = held.version + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER grow_gate_version AFTER UPDATE OF sealed ON bench.volunteer
  FOR EACH ROW EXECUTE FUNCTION bench.grow_gate_version();
CREATE TABLE bench.replay (LIKE registration.replay INCLUDING ALL);
CREATE TABLE bench.outbox (LIKE registration.outbox INCLUDING ALL);
CREATE TABLE bench.trail (LIKE registration.trail INCLUDING ALL);
CREATE TABLE bench.feed_epoch (LIKE registration.feed_epoch INCLUDING ALL);
INSERT INTO bench.feed_epoch DEFAULT VALUES;
