-- All that go on, page by page. Who serves stands in the body.
SELECT * FROM pairing WHERE state = 1 AND pairing_id > $1 ORDER BY pairing_id LIMIT $2
