-- Verify registration:insurance_guests on pg
SELECT until_time FROM registration.membership_journal WHERE false;
