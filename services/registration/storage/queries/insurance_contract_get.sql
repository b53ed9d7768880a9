SELECT details, cancel_time, entries, digest, version, create_time, update_time
FROM insurance_contract WHERE contract_id = $1
