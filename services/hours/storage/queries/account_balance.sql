SELECT balance_minutes FROM account WHERE volunteer_id = $1 AND commodity = $2
