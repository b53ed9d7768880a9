INSERT INTO assessment_input (region, assessment_id, input, period, value, as_of_time, source)
SELECT $1, $2, i.input, i.period, i.value, i.as_of_time, i.source
FROM unnest($3::text[], $4::text[], $5::bigint[], $6::timestamptz[], $7::text[])
  AS i (input, period, value, as_of_time, source)
