-- Verify matching:catalog on pg
SELECT kind, id, body FROM matching.catalog WHERE false;
SELECT 1 / (count(*) = 20)::int FROM matching.catalog WHERE kind = 'node' AND region_code = '';
