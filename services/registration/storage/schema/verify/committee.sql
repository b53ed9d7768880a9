-- Verify registration:committee on pg
SELECT holds_office FROM registration.member_unit WHERE false;
SELECT unit_ids FROM registration.committee_meeting WHERE false;
