SELECT min(event_time) FROM outbox
WHERE transaction >= pg_snapshot_xmin(pg_current_snapshot())
