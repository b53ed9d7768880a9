-- Calls that changed something and told nobody.
INSERT INTO trail (resource, epoch, event_type, version, actor, method, authorities, request_id,
                   traceparent, event_time)
SELECT t.resource, f.epoch, '', 0, t.actor, t.method, t.authorities, t.request_id, t.traceparent,
       $7::timestamptz
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
  AS t (resource, actor, method, authorities, request_id, traceparent)
CROSS JOIN feed_epoch AS f
