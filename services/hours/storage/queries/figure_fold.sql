-- Takes in what the feed names after the cursor ($1 transaction, $2 id), up to $3 events; $4 now.
-- An event says only which record to look at: the record says whether it counts, figure_record
-- whether it was counted. So the order of events does not matter, nor that one comes twice.
WITH batch AS (
  SELECT transaction, id, aggregatetype, aggregateid FROM outbox
  WHERE (transaction, id) > ($1::xid8, $2::bigint)
    AND transaction < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction, id
  LIMIT $3
), reached AS (
  SELECT count(*) AS events, coalesce(max(transaction), $1::xid8) AS transaction,
         coalesce((array_agg(id ORDER BY transaction DESC, id DESC))[1], $2::bigint) AS id
  FROM batch
), named AS (
  SELECT DISTINCT split_part(aggregateid, '/', 2) AS volunteer_id,
                  split_part(aggregateid, '/', 4) AS record_id
  FROM batch WHERE aggregatetype = 'record'
), moved AS (
  SELECT record.volunteer_id, record.record_id, record.recording_unit,
         substr(record.region, 9) AS region, record.category, record.partner_system, record.day,
         record.kind, record.credited_minutes, CASE WHEN counted.record_id IS NULL THEN 1 ELSE -1 END AS sign
  FROM named
  JOIN service_record AS record USING (volunteer_id, record_id)
  LEFT JOIN figure_record AS counted USING (volunteer_id, record_id)
  WHERE (record.state IN ('EFFECTIVE', 'DISPUTED')) <> (counted.record_id IS NOT NULL)
), remembered AS (
  INSERT INTO figure_record SELECT volunteer_id, record_id FROM moved WHERE sign = 1
), forgotten AS (
  DELETE FROM figure_record USING moved
  WHERE sign = -1
    AND (figure_record.volunteer_id, figure_record.record_id) = (moved.volunteer_id, moved.record_id)
), of_persons AS (
  SELECT volunteer_id, period, recording_unit, region, category, sum(sign) AS times,
         coalesce(sum(sign * credited_minutes) FILTER (WHERE kind = 'CREDIT'), 0) AS credit_minutes,
         coalesce(sum(sign * credited_minutes) FILTER (WHERE kind = 'HONOUR'), 0) AS honour_minutes,
         partner_system
  FROM moved CROSS JOIN LATERAL figure_periods(day) AS period
  GROUP BY volunteer_id, period, recording_unit, region, category, partner_system
), persons AS (
  INSERT INTO person_figure AS kept
  SELECT * FROM of_persons
  ON CONFLICT (volunteer_id, period, recording_unit, region, category, partner_system) DO UPDATE
    SET times = kept.times + excluded.times,
        credit_minutes = kept.credit_minutes + excluded.credit_minutes,
        honour_minutes = kept.honour_minutes + excluded.honour_minutes
), sums AS (
  INSERT INTO figure AS kept
  SELECT period, recording_unit, region, category, sum(times), sum(credit_minutes), sum(honour_minutes),
         partner_system
  FROM of_persons GROUP BY period, recording_unit, region, category, partner_system
  ON CONFLICT (recording_unit, period, region, category, partner_system) DO UPDATE
    SET times = kept.times + excluded.times,
        credit_minutes = kept.credit_minutes + excluded.credit_minutes,
        honour_minutes = kept.honour_minutes + excluded.honour_minutes
), units AS (
  INSERT INTO figure_unit (recording_unit, line)
  SELECT DISTINCT recording_unit, ARRAY[recording_unit] FROM moved
  ON CONFLICT (recording_unit) DO NOTHING
), people AS (
  INSERT INTO figure_person (volunteer_id) SELECT DISTINCT volunteer_id FROM moved
  ON CONFLICT (volunteer_id) DO NOTHING
), progress AS (
  -- Still open is what is committed but not below xmin; with a full batch nobody knows how much.
  UPDATE figure_progress
  SET epoch = feed_epoch.epoch, transaction = reached.transaction, id = reached.id,
      as_of_time = CASE WHEN reached.events < $3 THEN greatest(as_of_time, coalesce(
        (SELECT min(event_time) FROM outbox
         WHERE (outbox.transaction, outbox.id) > (reached.transaction, reached.id)),
        $4::timestamptz)) ELSE as_of_time END
  FROM reached CROSS JOIN feed_epoch
)
SELECT events FROM reached
