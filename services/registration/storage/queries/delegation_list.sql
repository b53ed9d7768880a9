-- Newest first, before an id: of a subject, over a scope, in force now; what is empty does not select.
SELECT delegation_id, subject, role, over_name, start_time, end_time, basis, grantor, revoke_time, revoker,
       revoke_reason, version, create_time
FROM delegation
WHERE ($1 = '' OR subject = $1) AND ($2 = '' OR over_name = $2) AND ($4 = '' OR delegation_id < $4)
  AND ($3::timestamptz IS NULL
       OR (start_time <= $3 AND end_time > $3 AND revoke_time IS NULL))
ORDER BY delegation_id DESC LIMIT $5
