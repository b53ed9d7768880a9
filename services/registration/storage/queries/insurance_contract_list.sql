SELECT details, cancel_time, entries, digest, version, create_time, update_time
FROM insurance_contract WHERE owner = $1 AND contract_id > $2 ORDER BY contract_id LIMIT $3
