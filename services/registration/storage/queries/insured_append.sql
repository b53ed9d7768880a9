-- A line per subject, in their order.
INSERT INTO insured_entry (contract_id, subject, covered, effective_time, entry_time, entered_by)
SELECT $1, one, $3, $4, $5, $6 FROM unnest($2::text[]) WITH ORDINALITY AS s (one, place) ORDER BY place
RETURNING number, subject, covered, effective_time, entry_time, entered_by, digest
