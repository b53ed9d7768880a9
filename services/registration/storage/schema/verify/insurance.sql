-- Verify registration:insurance on pg
SELECT contract_id, number, start_time, end_time, digest FROM registration.insurance_contract WHERE false;
SELECT contract_id, number, subject, covered, digest FROM registration.insured_entry WHERE false;
SELECT volunteer_id, organization_id, member, change_time FROM registration.membership_journal WHERE false;
