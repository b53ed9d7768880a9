-- One statement for what is told to the right and for who did it. $9 to $12 are empty for what a
-- service does by itself.
WITH e AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bytea[],
                       $7::text[], $9::text[], $10::text[], $11::text[], $12::text[])
    AS e (aggregatetype, aggregateid, version, type, payload_type, payload, traceparent, actor,
          method, authorities, request_id)
), trailed AS (
  INSERT INTO trail (resource, epoch, event_type, version, actor, method, authorities, request_id,
                     traceparent, event_time)
  SELECT e.aggregateid, f.epoch, e.type, e.version, e.actor, e.method, e.authorities, e.request_id,
         e.traceparent, $8::timestamptz
  FROM e CROSS JOIN feed_epoch AS f
)
INSERT INTO outbox (aggregatetype, aggregateid, version, type, payload_type, payload, traceparent, event_time)
SELECT aggregatetype, aggregateid, version, type, payload_type, payload, traceparent, $8::timestamptz
FROM e
