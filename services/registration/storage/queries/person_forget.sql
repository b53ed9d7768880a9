-- An erased person's document is nobody's again.
SELECT forget_person($1, $2)
