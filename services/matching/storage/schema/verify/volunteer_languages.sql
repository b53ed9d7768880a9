-- Verify matching:volunteer_languages on pg
SELECT languages FROM matching.volunteer WHERE false;
