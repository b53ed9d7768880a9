SELECT region_code, organization_id || ancestor_ids AS organizations
FROM organization WHERE organization_id = $1
