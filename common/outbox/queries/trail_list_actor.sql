-- $1 actor, $2 and $3 the window; $4 whether it is the first page; $5 epoch, $6 transaction, $7 id of
-- the entry before; $8 limit. As trail_list.sql, by the index trail_by_actor.
SELECT t.resource, t.epoch, t.transaction, t.id, t.event_type, t.version, t.actor, t.method,
       t.authorities, t.request_id, t.traceparent, t.event_time
FROM trail AS t
WHERE t.actor = $1
  AND t.event_time >= $2 AND t.event_time < $3
  AND ($4 OR (t.epoch, t.transaction, t.id) < ($5, $6::xid8, $7))
  AND (t.transaction < pg_snapshot_xmin(pg_current_snapshot())
       OR t.epoch < (SELECT epoch FROM feed_epoch))
ORDER BY t.epoch DESC, t.transaction DESC, t.id DESC
LIMIT $8
