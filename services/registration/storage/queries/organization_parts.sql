-- Whether a live organisation stands below this one.
SELECT EXISTS (SELECT FROM organization WHERE parent_id = $1 AND state IN (1, 2, 4, 6)) AS live
