INSERT INTO outbox (aggregatetype, aggregateid, version, type, payload_type, payload, traceparent, event_time)
SELECT aggregatetype, aggregateid, version, type, payload_type, payload, traceparent, $8::timestamptz
FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bytea[], $7::text[])
  AS e (aggregatetype, aggregateid, version, type, payload_type, payload, traceparent)
