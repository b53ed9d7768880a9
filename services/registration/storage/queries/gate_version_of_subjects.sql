SELECT volunteer_id, version FROM gate_version
WHERE volunteer_id IN (SELECT volunteers_insured_by($1::text[]))
