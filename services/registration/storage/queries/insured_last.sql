-- The last line of each of these subjects in a contract.
SELECT DISTINCT ON (subject) subject, covered, effective_time FROM insured_entry
WHERE contract_id = $1 AND subject = ANY ($2::text[]) ORDER BY subject, number DESC
