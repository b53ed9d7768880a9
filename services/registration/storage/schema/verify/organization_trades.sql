-- Verify registration:organization_trades on pg
SELECT skills, trades, trade_keys FROM registration.organization WHERE false;
