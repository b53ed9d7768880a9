-- Kept under the number that she had then, which may have ended in this one.
SELECT document FROM star_explanation
WHERE grant_id = $2
  AND (volunteer_id = $1
       OR volunteer_id IN (SELECT volunteer_id FROM merged_volunteer WHERE survivor_id = $1))
