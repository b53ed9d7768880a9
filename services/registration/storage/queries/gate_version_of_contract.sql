SELECT volunteer_id, version FROM gate_version
WHERE volunteer_id IN (SELECT volunteers_insured_by(ARRAY(
  SELECT DISTINCT subject FROM insured_entry WHERE contract_id = $1)))
