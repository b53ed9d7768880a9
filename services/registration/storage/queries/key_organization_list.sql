-- What the key ring sealed of organization.sealed_phone, after an id.
SELECT organization_id AS id, 'organizations/' || organization_id || '#phone' AS belongs_to, sealed_phone AS sealed
FROM organization WHERE organization_id > $1 ORDER BY organization_id LIMIT $2
