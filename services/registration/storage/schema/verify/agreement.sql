-- Verify registration:agreement on pg
SELECT agreement_id, owner, newest FROM registration.agreement WHERE false;
SELECT agreement_id, version FROM registration.agreement_version WHERE false;
SELECT volunteer_id, agreement, agreement_version, state FROM registration.signature WHERE false;
