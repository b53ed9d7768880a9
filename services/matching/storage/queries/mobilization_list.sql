SELECT * FROM mobilization WHERE organization_id = $1 AND mobilization_id > $2
ORDER BY mobilization_id LIMIT $3
