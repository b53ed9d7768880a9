-- $1 resource, $2 actor or '', $3 and $4 the window; $5 whether it is the first page; $6 epoch,
-- $7 transaction, $8 id of the entry before; $9 limit. Below xmin nothing can appear any more in what
-- is still to be read; transactions of an earlier epoch have ended.
SELECT t.resource, t.epoch, t.transaction, t.id, t.event_type, t.version, t.actor, t.method,
       t.authorities, t.request_id, t.traceparent, t.event_time
FROM trail AS t
WHERE t.resource = $1
  AND ($2 = '' OR t.actor = $2)
  AND t.event_time >= $3 AND t.event_time < $4
  AND ($5 OR (t.epoch, t.transaction, t.id) < ($6, $7::xid8, $8))
  AND (t.transaction < pg_snapshot_xmin(pg_current_snapshot())
       OR t.epoch < (SELECT epoch FROM feed_epoch))
ORDER BY t.epoch DESC, t.transaction DESC, t.id DESC
LIMIT $9
