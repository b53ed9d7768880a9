-- Verify registration:mutual_help on pg
SELECT group_id, region_code, members FROM registration.mutual_help_group WHERE false;
SELECT volunteer_id, group_id FROM registration.mutual_help_member WHERE false;
