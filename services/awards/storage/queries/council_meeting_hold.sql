-- It does not close meanwhile; others may vote.
SELECT council_id, id, state, version, details, create_time, update_time
FROM council_meeting WHERE council_id = $1 AND id = $2 FOR SHARE
