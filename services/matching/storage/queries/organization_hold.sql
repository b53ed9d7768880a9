-- Which of these may not act now, as organization_halted.sql says; all are held to what they are until
-- the transaction ends.
WITH held AS (
  SELECT organization_id, approved FROM organization WHERE organization_id = ANY ($1::text[])
  ORDER BY organization_id FOR SHARE
)
SELECT organization_id FROM held WHERE NOT approved
