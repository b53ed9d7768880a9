SELECT organization_id, permission_id, use, state, end_time, applicant, decider, reason, version, create_time,
       update_time
FROM logo_permission WHERE organization_id = $1 AND permission_id = $2 FOR NO KEY UPDATE
