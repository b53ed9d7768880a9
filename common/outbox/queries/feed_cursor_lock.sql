SELECT epoch, transaction, id FROM feed_cursor WHERE feed = $1 FOR UPDATE
