-- Verify matching:organization_lines on pg
SELECT system_id, successor FROM matching.organization LIMIT 0;
