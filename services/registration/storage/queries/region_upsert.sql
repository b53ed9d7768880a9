-- Loads rows of one edition. Returns a row for each that was created or changed.
INSERT INTO region AS r (region_code, parent_code, display_name, edition, create_time, update_time)
SELECT code, parent, name, $4::date, $5, $5
FROM unnest($1::text[], $2::text[], $3::text[]) AS t (code, parent, name)
ON CONFLICT (region_code) DO UPDATE
SET parent_code = excluded.parent_code, display_name = excluded.display_name,
    edition = excluded.edition, update_time = excluded.update_time
WHERE r.edition <= excluded.edition
  AND (r.parent_code, r.display_name, r.edition)
      IS DISTINCT FROM (excluded.parent_code, excluded.display_name, excluded.edition)
RETURNING region_code, (xmax = 0) AS created
