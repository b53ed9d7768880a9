-- Answers that mention something.
DELETE FROM replay WHERE position($1::bytea IN response) > 0
