-- What a live organisation other than $1 holds already: the name in the region, the credit code, the
-- place of the one committee or body of this form ($6) in the region.
SELECT coalesce(bool_or(region_code = $2 AND name_key = $3), false) AS name,
       coalesce(bool_or($5 = 2 AND kind = 2 AND credit_code = $4), false) AS credit_code,
       coalesce(bool_or($6 IN (1, 2, 3, 10) AND region_code = $2 AND form = $6), false) AS form
FROM organization
WHERE organization_id <> $1 AND state IN (1, 2, 4, 6)
  AND ((region_code = $2 AND name_key = $3) OR ($5 = 2 AND kind = 2 AND credit_code = $4)
       OR ($6 IN (1, 2, 3, 10) AND region_code = $2 AND form = $6))
