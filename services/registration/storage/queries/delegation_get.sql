SELECT delegation_id, subject, role, over_name, start_time, end_time, basis, grantor, revoke_time, revoker,
       revoke_reason, version, create_time
FROM delegation WHERE delegation_id = $1
