-- What was revoked is told by the revocation; there is nothing to warn of any more.
UPDATE qualification
SET end_time = $3, revoke_time = $4, details = $5, version = $6, update_time = $4, warned = true,
    told = true
WHERE volunteer_id = $1 AND qualification_id = $2
