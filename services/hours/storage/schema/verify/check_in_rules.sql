-- Verify hours:check_in_rules on pg
SELECT accepted_evidence, position_limit_meters FROM hours.check_in_rules WHERE false;
