-- What a live organisation other than $1 holds already: the name in the region, the credit code.
SELECT coalesce(bool_or(region_code = $2 AND name_key = $3), false) AS name,
       coalesce(bool_or($5 = 2 AND kind = 2 AND credit_code = $4), false) AS credit_code
FROM organization
WHERE organization_id <> $1 AND state IN (1, 2, 4)
  AND ((region_code = $2 AND name_key = $3) OR ($5 = 2 AND kind = 2 AND credit_code = $4))
