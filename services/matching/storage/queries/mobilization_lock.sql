SELECT * FROM mobilization WHERE mobilization_id = $1 AND organization_id = $2 FOR UPDATE
