-- How many applications of a subject wait, beside one of them.
SELECT count(*) FROM organization WHERE creator = $1 AND state = 1 AND organization_id <> $2
