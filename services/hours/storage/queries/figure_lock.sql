-- Until the transaction ends, nobody else moves the figures. After a restore the feed is of another
-- epoch and is read from its start: what was counted stays counted once.
SELECT CASE WHEN progress.epoch = feed_epoch.epoch THEN progress.transaction ELSE '0' END AS transaction,
       CASE WHEN progress.epoch = feed_epoch.epoch THEN progress.id ELSE 0 END AS id
FROM figure_progress AS progress CROSS JOIN feed_epoch
FOR UPDATE OF progress
