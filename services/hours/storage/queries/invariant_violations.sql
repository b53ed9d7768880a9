-- What must always be true, as the number of rows that say otherwise (law 12).
SELECT 'entries_sum_to_zero' AS invariant, count(*) AS violations
FROM (SELECT FROM entry GROUP BY commodity HAVING sum(minutes) <> 0) AS unbalanced
UNION ALL
SELECT 'balance_is_sum_of_entries', count(*)
FROM account FULL JOIN (
  SELECT volunteer_id, commodity, sum(minutes) AS minutes FROM entry
  WHERE account = account_name(commodity, volunteer_id) GROUP BY volunteer_id, commodity
) AS booked USING (volunteer_id, commodity)
WHERE coalesce(balance_minutes, 0) <> coalesce(minutes, 0)
UNION ALL
SELECT 'balance_is_not_negative', count(*) FROM account WHERE balance_minutes < 0
UNION ALL
SELECT 'credited_within_payable_within_interval', count(*)
FROM service_record
WHERE NOT (credited_minutes <= payable_minutes AND payable_minutes <= interval_minutes
           AND interval_minutes = floor(extract(epoch FROM end_time - start_time) / 60))
UNION ALL
SELECT 'record_within_shift', count(*)
FROM service_record AS record JOIN attendance
  ON attendance.volunteer_id = record.volunteer_id AND attendance.attendance_id = record.attendance
WHERE record.start_time < attendance.shift_start_time OR record.end_time > attendance.shift_end_time
   OR record.start_time < attendance.check_in_time OR record.end_time > attendance.check_out_time
UNION ALL
-- Numbered from 1 without a gap: as many entries as the last one's number.
SELECT 'device_log_is_whole', count(*)
FROM device LEFT JOIN (
  SELECT organization_id, device_id, count(*) AS entries FROM device_log_entry GROUP BY 1, 2
) AS log USING (organization_id, device_id)
WHERE device.last_number <> coalesce(log.entries, 0)
UNION ALL
SELECT 'roster_list_is_whole', count(*)
FROM roster_snapshot LEFT JOIN (
  SELECT shift, count(*) AS people, count(check_in_time) AS present FROM roster_snapshot_entry GROUP BY 1
) AS list USING (shift)
WHERE (expected_count, present_count) IS DISTINCT FROM (list.people, list.present)
UNION ALL
SELECT 'no_overlapping_records', count(*)
FROM service_record AS a JOIN service_record AS b
  ON a.volunteer_id = b.volunteer_id AND a.record_id < b.record_id AND a.live AND b.live
 AND tstzrange(a.start_time, a.end_time) && tstzrange(b.start_time, b.end_time)
UNION ALL
SELECT 'effective_is_posted', count(*)
FROM (SELECT volunteer_id, record_id, kind, credited_minutes::bigint AS minutes FROM service_record
      WHERE state IN ('EFFECTIVE', 'DISPUTED') AND credited_minutes > 0) AS record
FULL JOIN (SELECT volunteer_id, record_id, kind, minutes FROM transfer AS issued
           WHERE commodity = 'SERVICE_MINUTES' AND code = 'ISSUE' AND NOT EXISTS (
             SELECT FROM transfer AS undone
             WHERE (undone.volunteer_id, undone.reverses) = (issued.volunteer_id, issued.transfer_id))
          ) AS posted USING (volunteer_id, record_id, kind, minutes)
WHERE record.volunteer_id IS NULL OR posted.volunteer_id IS NULL
UNION ALL
-- What is counted, counted again from the records.
SELECT 'figures_match_records', count(*)
FROM figure FULL JOIN (
  SELECT period, recording_unit, substr(region, 9) AS region, category, partner_system,
         count(*) AS times,
         coalesce(sum(credited_minutes) FILTER (WHERE kind = 'CREDIT'), 0) AS credit,
         coalesce(sum(credited_minutes) FILTER (WHERE kind = 'HONOUR'), 0) AS honour
  FROM figure_record JOIN service_record USING (volunteer_id, record_id)
  CROSS JOIN LATERAL figure_periods(day) AS period
  GROUP BY 1, 2, 3, 4, 5
) AS recounted USING (period, recording_unit, region, category, partner_system)
WHERE (coalesce(figure.times, 0), coalesce(credit_minutes, 0), coalesce(honour_minutes, 0))
      <> (coalesce(recounted.times, 0), coalesce(credit, 0), coalesce(honour, 0))
UNION ALL
SELECT 'person_figures_match_records', count(*)
FROM person_figure FULL JOIN (
  SELECT volunteer_id, period, recording_unit, substr(region, 9) AS region, category, partner_system,
         count(*) AS times,
         coalesce(sum(credited_minutes) FILTER (WHERE kind = 'CREDIT'), 0) AS credit,
         coalesce(sum(credited_minutes) FILTER (WHERE kind = 'HONOUR'), 0) AS honour
  FROM figure_record JOIN service_record USING (volunteer_id, record_id)
  CROSS JOIN LATERAL figure_periods(day) AS period
  GROUP BY 1, 2, 3, 4, 5, 6
) AS recounted USING (volunteer_id, period, recording_unit, region, category, partner_system)
WHERE (coalesce(person_figure.times, 0), coalesce(credit_minutes, 0), coalesce(honour_minutes, 0))
      <> (coalesce(recounted.times, 0), coalesce(credit, 0), coalesce(honour, 0))
UNION ALL
-- Every record that counts is counted, and no other, unless its event is still to be taken in.
SELECT 'counted_is_what_counts', count(*)
FROM service_record AS record LEFT JOIN figure_record AS counted USING (volunteer_id, record_id)
WHERE (record.state IN ('EFFECTIVE', 'DISPUTED')) <> (counted.record_id IS NOT NULL)
  AND NOT EXISTS (
    SELECT FROM outbox JOIN figure_progress AS progress
      ON (outbox.transaction, outbox.id) > (progress.transaction, progress.id)
    WHERE outbox.aggregatetype = 'record'
      AND outbox.aggregateid = 'volunteers/' || record.volunteer_id || '/records/' || record.record_id)
UNION ALL
-- Frozen is what somebody looks into, and nothing else.
SELECT 'disputed_is_being_decided', count(*)
FROM (SELECT volunteer_id, record_id FROM service_record WHERE state IN ('DISPUTED', 'NOTICE_HELD')) AS frozen
FULL JOIN (SELECT volunteer_id, record_id FROM dispute WHERE state = 'OPEN') AS undecided
  USING (volunteer_id, record_id)
WHERE frozen.volunteer_id IS NULL OR undecided.volunteer_id IS NULL
UNION ALL
-- A correction is linked both ways.
SELECT 'corrections_are_linked', count(*)
FROM (SELECT volunteer_id, record_id, successor FROM service_record WHERE successor <> '') AS old
FULL JOIN (SELECT volunteer_id, corrects AS record_id, record_id AS successor FROM service_record
           WHERE corrects <> '') AS new USING (volunteer_id, record_id, successor)
WHERE old.volunteer_id IS NULL OR new.volunteer_id IS NULL
UNION ALL
-- Held is what waits for a decision about its quarantine, and nothing else.
SELECT 'quarantined_is_held', count(*)
FROM (SELECT volunteer_id, record_id FROM service_record WHERE state = 'QUARANTINED') AS waiting
FULL JOIN (SELECT volunteer_id, record_id FROM quarantine WHERE state = 'HELD') AS held
  USING (volunteer_id, record_id)
WHERE waiting.volunteer_id IS NULL OR held.volunteer_id IS NULL
UNION ALL
-- What came from a partner system stands under its id there; what corrects it is ours.
SELECT 'reported_is_known', count(*)
FROM service_record AS record LEFT JOIN partner_record AS partner
  ON (partner.partner_system, partner.external_id) = (record.partner_system, record.external_id)
WHERE record.partner_system <> '' AND record.corrects = ''
  AND (partner.volunteer_id, partner.record_id) IS DISTINCT FROM (record.volunteer_id, record.record_id)
UNION ALL
SELECT 'reported_is_somewhere', count(*)
FROM partner_record AS partner
WHERE NOT EXISTS (SELECT FROM service_record AS record
                  WHERE (record.volunteer_id, record.record_id) = (partner.volunteer_id, partner.record_id))
  AND NOT EXISTS (SELECT FROM record_conflict AS conflict
                  WHERE (conflict.volunteer_id, conflict.conflict_id) = (partner.volunteer_id, partner.record_id))
