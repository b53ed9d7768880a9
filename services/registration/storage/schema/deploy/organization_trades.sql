-- Deploy registration:organization_trades to pg
BEGIN;
SET LOCAL search_path TO registration, public;

ALTER TABLE organization
  ADD COLUMN skills     text[] NOT NULL DEFAULT '{}',
  ADD COLUMN trades     text[] NOT NULL DEFAULT '{}',
  ADD COLUMN trade_keys text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN organization.trade_keys IS 'trades in the one form in which they are compared.';
CREATE INDEX organization_by_skill ON organization USING gin (skills);
CREATE INDEX organization_by_trade ON organization USING gin (trade_keys);

COMMIT;
