-- Arrays of arrays must be rectangular: skills travel as "01,16".
INSERT INTO shift (
  shift_id, activity_id, organization_id, create_time, update_time, state, display_name,
  start_time, end_time, places, minimum_age, required_skills, latitude, longitude,
  exclusion_group, exclusion_owner, more)
SELECT item.shift_id, $1, $2, $3, $3, 1, item.display_name, item.start_time, item.end_time,
       item.places, item.minimum_age, string_to_array(item.skills, ','), $4, $5,
       nullif(item.exclusion_group, ''), nullif(item.exclusion_owner, ''), item.more
FROM unnest($6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[], $10::int[],
            $11::int[], $12::text[], $13::text[], $14::text[], $15::bytea[])
  AS item (shift_id, display_name, start_time, end_time, places, minimum_age, skills,
           exclusion_group, exclusion_owner, more)
