-- Newest first, before an id: of a subject, over a scope, in force at some moment from $3 until $4; what
-- is empty does not select.
SELECT delegation_id, subject, role, over_name, start_time, end_time, basis, grantor, revoke_time, revoker,
       revoke_reason, version, create_time
FROM delegation
WHERE ($1 = '' OR subject = $1) AND ($2 = '' OR over_name = $2) AND ($5 = '' OR delegation_id < $5)
  AND ($3::timestamptz IS NULL
       OR greatest(start_time, $3) < least(end_time, coalesce(revoke_time, 'infinity'), $4::timestamptz))
ORDER BY delegation_id DESC LIMIT $6
