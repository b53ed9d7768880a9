-- Every edition, for who keeps them in memory; nothing if there are still as many as $1: editions
-- are added and never changed.
SELECT region_code, version, effective_time, body FROM policy
WHERE (SELECT count(*) FROM policy) <> $1
