-- What the key ring sealed of station_feedback.sealed_phone, after an id "{station_id}/{feedback_id}".
SELECT f.station_id || '/' || f.feedback_id AS id,
       'regions/' || s.region_code || '/stations/' || f.station_id || '/feedback/' || f.feedback_id
         || '#phone' AS belongs_to,
       f.sealed_phone AS sealed
FROM station_feedback f JOIN station s USING (station_id)
WHERE (f.station_id, f.feedback_id) > (split_part($1, '/', 1), split_part($1, '/', 2))
ORDER BY f.station_id, f.feedback_id LIMIT $2
