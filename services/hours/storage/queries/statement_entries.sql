SELECT transfer.*, credit_account = account_name(commodity, volunteer_id) AS comes_in,
       service_record.start_time, service_record.activity_name
FROM transfer LEFT JOIN service_record USING (volunteer_id, record_id)
WHERE volunteer_id = $1 AND commodity = $2
  AND (post_time, transfer_id) > ($3::timestamptz, $4) AND post_time < $5::timestamptz
ORDER BY post_time, transfer_id
LIMIT $6
