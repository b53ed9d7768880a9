-- From where on changes are read after everything was read once: what commits later has a
-- transaction of this one or above. next_transaction: no transaction that has it or above has begun.
SELECT epoch, pg_snapshot_xmin(pg_current_snapshot()) AS transaction,
       pg_snapshot_xmax(pg_current_snapshot()) AS next_transaction
FROM feed_epoch
