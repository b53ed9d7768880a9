INSERT INTO station
  (station_id, region_code, kind, state, host_organization, one_to_one, place, amenities, target_groups,
   details, version, create_time, update_time, planned_year)
VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $7::float8 IS NOT NULL THEN point($7::float8, $8::float8) END,
        $9::integer[], $10::integer[], $11, $12, $13, $14, $15)
ON CONFLICT (station_id) DO UPDATE
SET kind = excluded.kind, state = excluded.state, host_organization = excluded.host_organization,
    one_to_one = excluded.one_to_one, place = excluded.place, amenities = excluded.amenities,
    target_groups = excluded.target_groups, details = excluded.details, version = excluded.version,
    update_time = excluded.update_time, planned_year = excluded.planned_year
