INSERT INTO check_in_rules (activity, accepted_evidence, position_limit_meters, update_time)
VALUES ($1, $2::text[], $3, $4)
ON CONFLICT (activity) DO UPDATE
  SET accepted_evidence = excluded.accepted_evidence,
      position_limit_meters = excluded.position_limit_meters,
      version = check_in_rules.version + 1, update_time = excluded.update_time
RETURNING *
