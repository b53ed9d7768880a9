UPDATE insurance_contract SET cancel_time = $2, details = $3, version = $4, update_time = $2
WHERE contract_id = $1
