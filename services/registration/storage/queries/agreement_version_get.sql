SELECT details, version, create_time FROM agreement_version WHERE agreement_id = $1 AND version = $2
