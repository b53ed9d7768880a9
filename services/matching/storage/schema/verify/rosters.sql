-- Verify matching:rosters on pg
SELECT preferred_shifts FROM matching.roster_application WHERE false;
SELECT quality, claim_until FROM matching.roster_plan WHERE false;
SELECT enrollment_id FROM matching.roster_assignment WHERE false;
