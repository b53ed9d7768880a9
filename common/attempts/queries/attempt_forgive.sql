DELETE FROM attempt WHERE subject = $1 AND target = $2
