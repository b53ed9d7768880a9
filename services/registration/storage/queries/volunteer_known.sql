-- Whether there is a file of this number, in any state.
SELECT EXISTS (SELECT FROM volunteer WHERE volunteer_id = $1) AS known
