-- Verify matching:handovers on pg
SELECT duty, handover_id, shift, author, create_time, taken_by, take_time, body
FROM matching.handover WHERE false;
