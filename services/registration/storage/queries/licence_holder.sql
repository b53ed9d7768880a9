-- Whether a licence is hers.
SELECT volunteer_id IN (SELECT numbers_of($2)) AS hers FROM licence WHERE licence_index = $1
