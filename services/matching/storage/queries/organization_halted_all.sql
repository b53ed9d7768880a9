-- All that may not recruit now.
SELECT organization_id FROM organization WHERE NOT approved ORDER BY organization_id
