-- A row that is not there yet cannot be locked: the first reader makes it.
INSERT INTO feed_cursor (feed, epoch, transaction, id) VALUES ($1, 0, '0', 0)
ON CONFLICT (feed) DO UPDATE SET feed = excluded.feed
RETURNING epoch, transaction, id
