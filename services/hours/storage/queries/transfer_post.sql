-- What is new comes back; what exists does not, and has to be compared.
INSERT INTO transfer (volunteer_id, transfer_id, commodity, debit_account, credit_account, minutes,
                      code, record_id, kind, reverses, post_time, exchange, reference, expire_time)
SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[],
                     $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[],
                     $12::text[], $13::text[], $14::timestamptz[])
ORDER BY 1, 2
ON CONFLICT (volunteer_id, transfer_id) DO NOTHING
RETURNING volunteer_id, transfer_id
