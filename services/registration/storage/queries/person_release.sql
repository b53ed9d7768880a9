-- A document that was mistyped is no longer this file's.
SELECT release_person($1, $2)
