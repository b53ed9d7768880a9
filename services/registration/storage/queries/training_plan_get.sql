SELECT details, version, create_time, update_time FROM training_plan WHERE owner = $1 AND year = $2
