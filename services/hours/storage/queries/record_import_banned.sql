-- Of these names, those for which or by which nothing is entered by hand.
SELECT DISTINCT banned FROM back_entry_ban WHERE banned = ANY ($1::text[]) AND lifted_by = ''
