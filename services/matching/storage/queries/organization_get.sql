SELECT * FROM organization WHERE organization_id = $1
