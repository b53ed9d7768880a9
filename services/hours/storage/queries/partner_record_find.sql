-- What became of these external ids ($2) of one partner system ($1): a record, or a case.
SELECT partner.external_id AS reported_id, conflict.details AS conflict, record.*
FROM partner_record AS partner
LEFT JOIN record_conflict AS conflict
  ON (conflict.volunteer_id, conflict.conflict_id) = (partner.volunteer_id, partner.record_id)
LEFT JOIN service_record AS record
  ON (record.volunteer_id, record.record_id) = (partner.volunteer_id, partner.record_id)
WHERE partner.partner_system = $1 AND partner.external_id = ANY ($2::text[])
