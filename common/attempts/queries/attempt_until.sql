-- When the window ends.
SELECT until_time FROM attempt WHERE subject = $1 AND target = $2
