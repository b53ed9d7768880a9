-- Locks what a batch of sign-ups touches, in an order that all of them share: first the shifts,
-- then the volunteers, whose engagements stand in no row that could be locked before it exists.
-- Without the second, two sign-ups of one volunteer would each wait for the other's row.
WITH shifts AS MATERIALIZED (
  SELECT shift_id FROM shift WHERE shift_id = ANY ($1::text[]) ORDER BY shift_id FOR UPDATE
), volunteers AS MATERIALIZED (
  SELECT pg_advisory_xact_lock(key)
  FROM (SELECT count(*) FROM shifts) AS locked_first,
       (SELECT DISTINCT hashtextextended(id, 0) AS key
        FROM unnest($2::text[]) AS id ORDER BY key) AS keys
)
SELECT count(*) FROM volunteers
