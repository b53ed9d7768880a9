SELECT id FROM catalog WHERE kind = 'plan' AND region_code = $1 AND class = $2
