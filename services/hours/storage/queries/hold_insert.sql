INSERT INTO hold (volunteer_id, hold_id, purpose, minutes, credit_account, reference, held_by,
                  expire_time, create_time)
SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[],
                     $7::text[], $8::timestamptz[], $9::timestamptz[])
