SELECT version AS policy_version, body AS policy_body FROM policy_at($1, $2)
