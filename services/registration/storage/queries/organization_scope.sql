SELECT region_code,
       ARRAY(SELECT organization_id FROM organizations_above($1)) AS organizations,
       ARRAY(SELECT DISTINCT system_id FROM organizations_above($1) WHERE system_id <> '') AS systems
FROM organization WHERE organization_id = $1
