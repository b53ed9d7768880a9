-- Takes the answers out of rows that go on saying that it was done.
UPDATE replay AS r SET response = ''
FROM unnest($1::text[], $2::text[], $3::text[]) AS k (subject, method, request_id)
WHERE r.subject = k.subject AND r.method = k.method AND r.request_id = k.request_id
