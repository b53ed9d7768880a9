-- Whether a signature of hers under this version counts, or awaits the guardian.
SELECT FROM signature
WHERE volunteer_id = $1 AND agreement = $2 AND agreement_version = $3 AND state IN (1, 2)
