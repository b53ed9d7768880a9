-- The licence of a grant that was revoked, unless another of her grants rests on it.
DELETE FROM licence AS l USING qualification AS q
WHERE q.volunteer_id = $1 AND q.qualification_id = $2 AND l.licence_index = q.licence_index
  AND NOT EXISTS (SELECT FROM qualification AS other
                  WHERE other.volunteer_id = q.volunteer_id AND other.licence_index = q.licence_index
                    AND other.qualification_id <> q.qualification_id AND other.revoke_time IS NULL)
