-- ':' follows '9': the region itself and all that begins with its code.
SELECT * FROM catalog
WHERE kind = $1 AND ($2 = '' OR organization_id = $2)
  AND region_code >= $3 AND region_code < $3 || ':'
  AND ($4 = 0 OR stage = $4) AND ($5 = 0 OR level = $5) AND ($6 = '' OR class = $6)
  AND ($7 = '' OR parent = $7) AND id > $8
ORDER BY id
LIMIT $9
