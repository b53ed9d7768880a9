-- The newest version of each text of an owner, after a text.
SELECT v.details, v.version, v.create_time
FROM agreement AS a JOIN agreement_version AS v ON v.agreement_id = a.agreement_id AND v.version = a.newest
WHERE a.owner = $1 AND a.agreement_id > $2 ORDER BY a.agreement_id LIMIT $3
