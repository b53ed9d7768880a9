-- Verify hours:back_entry on pg
SELECT entries FROM hours.back_entry_use WHERE false;
SELECT until_time, reearn_minutes, lifted_by FROM hours.back_entry_ban WHERE false;
