INSERT INTO feed_cursor (feed, epoch, transaction, id) VALUES ($1, $2, $3::xid8, $4)
ON CONFLICT (feed) DO UPDATE
SET epoch = excluded.epoch, transaction = excluded.transaction, id = excluded.id
