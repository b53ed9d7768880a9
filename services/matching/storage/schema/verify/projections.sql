-- Verify matching:projections on pg
SELECT volunteer_id, birth_year FROM matching.volunteer WHERE false;
SELECT organization_id, ancestors FROM matching.organization WHERE false;
