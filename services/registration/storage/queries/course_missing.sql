-- Those of these courses that there are not.
SELECT one FROM unnest($1::text[]) AS one
WHERE NOT EXISTS (SELECT FROM course
                  WHERE course_id = regexp_replace(one, '.*/', '')
                    AND one = owner || '/courses/' || course_id)
