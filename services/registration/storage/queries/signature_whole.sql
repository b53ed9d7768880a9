-- The highest version of each text that she has signed and not withdrawn.
SELECT DISTINCT ON (agreement) agreement, agreement_version, whole_time FROM signature
WHERE volunteer_id IN (SELECT numbers_of($1)) AND state = 2 ORDER BY agreement, agreement_version DESC
