SELECT number, subject, covered, effective_time, entry_time, entered_by, digest
FROM insured_entry WHERE contract_id = $1 AND number > $2 ORDER BY number LIMIT $3
