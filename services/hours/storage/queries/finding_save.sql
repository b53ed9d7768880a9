-- No row comes back for a record that is not of the sample.
UPDATE finding SET result = $4, note = $5, find_time = $6
WHERE organization = $1 AND inspection_id = $2 AND record = $3
RETURNING position
