-- To which duty a shift belongs: the series of its activity, or the activity.
SELECT CASE WHEN a.series <> '' THEN a.series
            ELSE format('organizations/%s/activities/%s', a.organization_id, a.activity_id) END AS duty
FROM shift AS s JOIN activity AS a USING (activity_id)
WHERE s.shift_id = $1 AND a.activity_id = $2 AND a.organization_id = $3
  AND a.publish_time IS NOT NULL
