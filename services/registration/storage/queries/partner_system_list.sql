-- After an id.
SELECT system_id, display_name, domain_code, body FROM partner_system
WHERE system_id > $1 ORDER BY system_id LIMIT $2
