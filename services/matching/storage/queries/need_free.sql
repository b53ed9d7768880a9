SELECT n.people_needed - (SELECT count(*) FROM need_claim AS c
                          WHERE c.need_id = n.need_id AND c.live) AS free
FROM need AS n WHERE n.need_id = $1
