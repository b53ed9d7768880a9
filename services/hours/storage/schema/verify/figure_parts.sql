-- Verify hours:figure_parts on pg
SELECT partner_system FROM hours.figure WHERE false;
SELECT partner_system FROM hours.person_figure WHERE false;
SELECT political_status, check_time FROM hours.figure_person WHERE false;
