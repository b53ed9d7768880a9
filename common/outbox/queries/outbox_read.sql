-- $1 epoch, $2 transaction, $3 id of the cursor; $4 limit. The epoch row comes back in any case.
SELECT e.epoch, o.transaction, o.id, o.aggregatetype, o.aggregateid, o.version, o.type,
       o.payload_type, o.payload, o.traceparent, o.event_time
FROM feed_epoch AS e
LEFT JOIN LATERAL (
  SELECT * FROM outbox
  WHERE e.epoch = $1 AND (transaction, id) > ($2::xid8, $3)
    AND transaction < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction, id
  LIMIT $4
) AS o ON true
