SELECT EXISTS (SELECT FROM partner_system WHERE system_id = $1) AS known
