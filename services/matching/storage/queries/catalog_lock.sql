SELECT * FROM catalog WHERE kind = $1 AND id = $2 FOR UPDATE
