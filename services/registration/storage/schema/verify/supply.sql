-- Verify registration:supply on pg
SELECT stock_id, on_hand, issued FROM registration.stock WHERE false;
SELECT stock_id, holder, quantity FROM registration.stock_holding WHERE false;
SELECT fund_id, granted_fen, used_fen FROM registration.fund WHERE false;
