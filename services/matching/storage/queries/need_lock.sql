SELECT FROM need WHERE need_id = $1 AND organization_id = $2 FOR UPDATE
