-- The same rows under numbers that pgbench can compute.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
CREATE TABLE bench.volunteer (LIKE registration.volunteer INCLUDING ALL);
CREATE TEMP TABLE numbered AS
  SELECT *, row_number() OVER (ORDER BY volunteer_id) AS row_number FROM registration.volunteer;
UPDATE numbered SET volunteer_id = lpad(row_number::text, 18, '0');
ALTER TABLE numbered DROP COLUMN row_number;
INSERT INTO bench.volunteer SELECT * FROM numbered;
CREATE TABLE bench.replay (LIKE registration.replay INCLUDING ALL);
CREATE TABLE bench.outbox (LIKE registration.outbox INCLUDING ALL);
