-- What registration says of these people at $3; empty for whom it does not know any more.
UPDATE figure_person SET political_status = said.political_status, check_time = $3::timestamptz
FROM unnest($1::text[], $2::text[]) AS said (volunteer_id, political_status)
WHERE figure_person.volunteer_id = said.volunteer_id
