SELECT document FROM council_minutes WHERE council_id = $1 AND meeting_id = $2
