-- Reads that must be admitted, and answered as the typed text is. Each entry begins with a line "--- admitted";
-- "since 18" stands behind what older servers don't know.

--- admitted
SELECT * FROM drizzle.__drizzle_migrations ORDER BY created_at DESC;
--- admitted
SELECT * FROM drizzle.__drizzle_migrations;
--- admitted
SELECT 1
--- admitted
SELECT * FROM table_name WHERE NOT (constraint_condition);
--- admitted
SELECT "column", COUNT(*) FROM table_name GROUP BY "column" HAVING COUNT(*) > 1;
--- admitted
SELECT * FROM child_table c 
LEFT JOIN parent_table p ON c.parent_id = p.id 
WHERE p.id IS NULL;
--- admitted
SELECT id, order_number, payment_status, payment_transaction_id FROM "order" WHERE created_at > NOW() - INTERVAL '1 hour' ORDER BY created_at DESC LIMIT 10;
--- admitted
SELECT * FROM iiko_sync_log ORDER BY created_at DESC LIMIT 10;
--- admitted
SELECT * FROM coupon_instance WHERE member_id = 123 ORDER BY created_at DESC;
--- admitted
SELECT * FROM member_points_history WHERE member_id = 123 ORDER BY created_at DESC LIMIT 20;
--- admitted
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'order'::regclass;
--- admitted
-- 今日订单统计
SELECT 
    COUNT(*) as total_orders,
    SUM(total_amount) as total_gmv,
    COUNT(CASE WHEN status = 'COMPLETED' THEN 1 END) as completed,
    COUNT(CASE WHEN status = 'CANCELLED' THEN 1 END) as cancelled
FROM "order" 
WHERE created_at >= CURRENT_DATE;
--- admitted
-- 支付失败订单
SELECT * FROM "order" 
WHERE payment_status = 'FAILED' 
AND created_at >= NOW() - INTERVAL '24 hours';
--- admitted
-- 优惠券使用统计
SELECT 
    ct.name,
    COUNT(ci.id) as total_issued,
    COUNT(CASE WHEN ci.status = 'USED' THEN 1 END) as used
FROM coupon_template ct
LEFT JOIN coupon_instance ci ON ct.id = ci.template_id
GROUP BY ct.id, ct.name;
--- admitted
SELECT * FROM payments ORDER BY created_at DESC LIMIT 5;
--- admitted
SELECT count(*) FROM pg_stat_activity;
--- admitted
SELECT datname, count(*) FROM pg_stat_activity GROUP BY datname;
--- admitted
SELECT count(pid) FROM pg_stat_activity
   WHERE state = 'idle' AND state_change < now() - interval '5 minutes';
--- admitted
SELECT count(*) >= 0 FROM (SELECT * FROM pg_stat_statements
ORDER BY mean_exec_time DESC
LIMIT 10) s;
--- admitted
SELECT datname FROM pg_database WHERE datname LIKE 'payment_%'
--- admitted
SELECT count(*) FROM payments;
--- admitted
SELECT n.nspname, c.relname, c.relkind FROM pg_catalog.pg_class c
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r','p','') AND n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast'
  AND pg_catalog.pg_table_is_visible(c.oid)
ORDER BY 1,2;

--- admitted
select 'it''s', E'a\tb\\c\'d\u00e9', $$dollar 'quoted'$$, $tag$ $$ $tag$, 'back\slash'
--- admitted
SELECT 1 + 2 * 3 ^ 2 - -5, 7 % 4, +1, 7 / 2, 7.5e1, .5, 1e-3, 0.10
--- admitted
SELECT 5 & 3, 5 | 3, 5 # 3, ~5, 1 << 4, 256 >> 2, |/ 25.0, ||/ 27.0, @ -5
--- admitted
SELECT true AND NOT false OR NULL IS NULL, 1 = 1 IS TRUE, NULL::boolean IS UNKNOWN, 1 IS DISTINCT FROM NULL
--- admitted
SELECT 'abc' LIKE 'a%', 'abc' NOT LIKE 'b%' ESCAPE '!', 'abc' ILIKE 'A_C', 'abc' SIMILAR TO '(a|b)%', 'abc' ~ '^a', 'abc' !~* 'B$'
--- admitted
SELECT 5 BETWEEN 1 AND 10 AND 3 NOT BETWEEN SYMMETRIC 10 AND 5, 1 IN (1, 2), 3 NOT IN (SELECT 1)
--- admitted
SELECT 1 = ANY (ARRAY[1, 2]), 2 > ALL (SELECT 1), 1 = SOME ('{1,2}'::int[])
--- admitted
SELECT CAST('1' AS integer), '2'::bigint, '3.14159'::numeric(5, 2), 'x'::varchar(3), 'abc'::character varying(2), 'a'::char(3)
--- admitted
SELECT '1'::double precision, 'true'::bool, '\x0102'::bytea, '[1,2]'::jsonb -> 0, '{1,2}'::int[], B'101', X'1F'
--- admitted
SELECT DATE '2026-01-31', TIME '12:30', TIMESTAMP '2026-01-31 12:30', TIMESTAMP WITH TIME ZONE '2026-01-31 12:30+00', INTERVAL '1' DAY, INTERVAL '1 2' DAY TO HOUR
--- admitted
SELECT '2026-01-31 12:30+00'::timestamptz AT TIME ZONE 'Asia/Shanghai', '2026-01-31'::timestamp(0) without time zone
--- admitted
SELECT extract(epoch FROM interval '1 hour'), EXTRACT('year' FROM DATE '2026-01-31'), date_part('month', date '2026-01-31')
--- admitted
SELECT substring('abcdef' FROM 2 FOR 3), substring('abcdef', 2), substring('abc' FROM 'b.'), substr('abc', 2, 1), overlay('abcdef' PLACING 'X' FROM 2 FOR 2)
--- admitted
SELECT trim('  a '), trim(BOTH 'x' FROM 'xax'), trim(LEADING FROM ' a'), trim(TRAILING 'b' FROM 'ab'), position('b' IN 'abc')
--- admitted
SELECT coalesce(NULL, 'a'), nullif(1, 2), greatest(1, 2, 3), least(3, 2)
--- admitted
SELECT CASE 1 WHEN 1 THEN 'one' ELSE 'other' END, CASE WHEN false THEN 1 END
--- admitted
SELECT (ARRAY[1, 2, 3])[2:3], (ARRAY[[1, 2], [3, 4]])[2][1], ARRAY(SELECT generate_series(1, 3)), ARRAY[]::text[]
--- admitted
SELECT ROW(1, 'a') = ROW(1, 'a'), (1, 2) < (1, 3)
--- admitted
SELECT u.*, u.id AS "The Id", name nickname FROM users AS u WHERE u.id <= 3 ORDER BY u.id
--- admitted
SELECT about -> 'list' -> 0, about ->> 'city', about #> '{list,1}', about #>> '{list,0}', about @> '{"n": 1}', about ? 'city', about ?| array['a', 'n'], about ?& array['n'] FROM users ORDER BY id
--- admitted
SELECT about @? '$.list[*] ? (@ > 3)', about @@ '$.n > 3', about - 'list', about || '{"x": 1}' FROM users ORDER BY id
--- admitted
SELECT jsonb_path_query_first(about, '$.list[0]'), jsonb_array_length(about -> 'list'), jsonb_typeof(about) FROM users ORDER BY id
--- admitted
SELECT u.id, e.key, e.value FROM users u CROSS JOIN LATERAL jsonb_each_text(u.about) AS e ORDER BY 1, 2
--- admitted
SELECT tags[1], tags @> ARRAY['a'], tags && ARRAY['b1'], array_length(tags, 1), cardinality(tags), 'b2' = ANY (tags) FROM users ORDER BY id
--- admitted
SELECT id, t.tag, t.nr FROM users, unnest(tags) WITH ORDINALITY AS t (tag, nr) ORDER BY id, nr
--- admitted
SELECT * FROM generate_series(1, 10, 3) AS g (n)
--- admitted
SELECT g::date FROM generate_series('2026-01-01'::timestamp, '2026-01-05', '1 day') g
--- admitted
SELECT * FROM ROWS FROM (generate_series(1, 2), generate_series(5, 7)) AS t (a, b)
--- admitted
SELECT * FROM json_to_recordset('[{"a": 1, "b": "x"}]') AS r (a int, b text)
--- admitted
VALUES (1, 'a'), (2, 'b') ORDER BY 1 DESC
--- admitted
SELECT * FROM (VALUES (1, 'one'), (2, 'two')) AS v (n, word) WHERE n > 1
--- admitted
TABLE coupon_template
--- admitted
SELECT 1 UNION SELECT 2 UNION ALL (SELECT 3 EXCEPT SELECT 4) INTERSECT SELECT 3 ORDER BY 1
--- admitted
(SELECT id FROM users ORDER BY id LIMIT 2) UNION ALL (SELECT id FROM users ORDER BY id DESC LIMIT 2) ORDER BY 1
--- admitted
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n
--- admitted
WITH a AS MATERIALIZED (SELECT id FROM users), b AS NOT MATERIALIZED (SELECT * FROM a WHERE id < 5) SELECT count(*) FROM b JOIN a USING (id)
--- admitted
SELECT status, count(*), round(avg(total_amount), 2), string_agg(order_number, ',' ORDER BY id) FROM "order" GROUP BY status ORDER BY status
--- admitted
SELECT count(DISTINCT user_id), count(*) FILTER (WHERE status = 'NEW'), array_agg(DISTINCT status ORDER BY status DESC) FROM "order"
--- admitted
SELECT percentile_cont(0.95) WITHIN GROUP (ORDER BY total_amount), mode() WITHIN GROUP (ORDER BY status) FROM "order"
--- admitted
SELECT status, payment_status, grouping(status), count(*) FROM "order" GROUP BY ROLLUP (status, payment_status) ORDER BY 1, 2
--- admitted
SELECT status, payment_status, count(*) FROM "order" GROUP BY GROUPING SETS ((status), (payment_status), ()) ORDER BY 1, 2
--- admitted
SELECT status, payment_status, count(*) FROM "order" GROUP BY CUBE (status, payment_status) ORDER BY 1 NULLS FIRST, 2 DESC NULLS LAST
--- admitted
SELECT id, row_number() OVER (PARTITION BY status ORDER BY id), lag(id, 1) OVER w, sum(total_amount) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM "order" WINDOW w AS (ORDER BY id) ORDER BY id
--- admitted
SELECT id, avg(total_amount) OVER (ORDER BY created_at RANGE BETWEEN '3 hours' PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) FROM "order" ORDER BY id
--- admitted
SELECT DISTINCT ON (status) status, id FROM "order" ORDER BY status, id DESC
--- admitted
SELECT id FROM users ORDER BY id OFFSET 2 ROWS FETCH FIRST 3 ROWS ONLY
--- admitted
SELECT id FROM users ORDER BY id FETCH NEXT ROW ONLY
--- admitted
SELECT status FROM "order" ORDER BY status FETCH FIRST 1 ROWS WITH TIES
--- admitted
SELECT id FROM users ORDER BY id LIMIT ALL OFFSET 17
--- admitted
SELECT o.id, u.name FROM "order" o JOIN users u ON u.id = o.user_id LEFT OUTER JOIN payments p ON p.id = o.id RIGHT JOIN coupon_template t ON t.id = o.id FULL JOIN parent_table x ON x.id = o.id ORDER BY 1
--- admitted
SELECT * FROM users NATURAL JOIN (SELECT id FROM payments) p ORDER BY id
--- admitted
SELECT * FROM (coupon_template t CROSS JOIN payments p) ORDER BY 1, 3
--- admitted
SELECT id FROM users u WHERE EXISTS (SELECT FROM "order" o WHERE o.user_id = u.id AND o.status = 'NEW') ORDER BY id
--- admitted
SELECT id, (SELECT max(created_at) IS NOT NULL FROM "order" o WHERE o.user_id = u.id) AS ordered FROM users u ORDER BY id
--- admitted
SELECT u.id, last.id FROM users u LEFT JOIN LATERAL (SELECT o.id FROM "order" o WHERE o.user_id = u.id ORDER BY o.id DESC LIMIT 1) AS last ON true ORDER BY 1
--- admitted
SELECT count(*) FROM users TABLESAMPLE BERNOULLI (100) REPEATABLE (1)
--- admitted
SELECT count(*) FROM ONLY users
--- admitted
SELECT id, name FROM people ORDER BY id
--- admitted
SELECT city, count(*) FROM people WHERE kind = 'mobile' GROUP BY city ORDER BY city
--- admitted
SELECT * FROM orders WHERE id = 1
--- admitted
SELECT * FROM counted
--- admitted
SELECT * FROM fairly_policed
--- admitted
SELECT email FROM users WHERE email = 'USER3@EXAMPLE.COM'
--- admitted
SELECT name FROM users WHERE name % 'user 1' ORDER BY name
--- admitted
SELECT feels, feels = 'fine', feels IN ('sad'), count(*) FROM users GROUP BY feels
--- admitted
SELECT row_to_json(u)::text, to_jsonb(u) ->> 'name' FROM users u WHERE id = 1
--- admitted
SELECT json_agg(t ORDER BY t.id) FROM coupon_template t
--- admitted
SELECT json_build_object('a', 1, 'b', json_build_array(1, 'x')), jsonb_set('{"a": 1}', '{a}', '2')
--- admitted
SELECT (u).name, (u.about ->> 'n')::int FROM users u ORDER BY u.id
--- admitted
SELECT format('%s has %s', name, id), concat_ws('-', id, name), lpad(id::text, 3, '0'), left(name, 2), upper(name), md5(name) FROM users ORDER BY id
--- admitted
SELECT split_part(email::text, '@', 2), regexp_replace(name, '\d+', '#', 'g'), regexp_match(name, '(\d+)'), strpos(name, ' ') FROM users ORDER BY id
--- admitted
SELECT to_char(DATE '2026-01-31', 'YYYY-MM-DD'), to_date('31.01.2026', 'DD.MM.YYYY'), to_timestamp(0) AT TIME ZONE 'UTC', date_trunc('month', timestamp '2026-01-31 10:00'), age(timestamp '2026-01-31', timestamp '2025-01-01')
--- admitted
SELECT make_interval(days => 3), make_date(2026, 1, 31), justify_hours('30 hours'), date_bin('15 minutes', timestamp '2026-01-31 10:07', timestamp '2026-01-01')
--- admitted
SELECT to_tsvector('english', 'fat cats') @@ to_tsquery('cat'), ts_rank(to_tsvector('a b'), 'a'::tsquery)
--- admitted
SELECT int4range(1, 5) @> 3, numrange(1, 2) && numrange(2, 3), lower(int4range(1, 5)), '[2026-01-01,2026-02-01)'::daterange -|- '[2026-02-01,2026-03-01)'::daterange
--- admitted
SELECT inet '10.0.0.1' << inet '10.0.0.0/8', host('10.0.0.1/8'), point(1, 2) <-> point(4, 6)
--- admitted
SELECT pg_size_pretty(1048576::bigint), pg_relation_size('payments') >= 0, pg_get_indexdef('users_pkey'::regclass)
--- admitted
SELECT relname, n_live_tup >= 0, seq_scan >= 0 FROM pg_stat_user_tables ORDER BY relname
--- admitted
SELECT name, setting FROM pg_settings WHERE name IN ('max_connections', 'shared_buffers') ORDER BY name
--- admitted
SELECT current_setting('server_version_num')::int >= 130000, version() IS NOT NULL, current_database(), current_schema, current_user = session_user
--- admitted
SELECT a.pid, a.state, pg_blocking_pids(a.pid) FROM pg_stat_activity a WHERE cardinality(pg_blocking_pids(a.pid)) > 0
--- admitted
SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'users' ORDER BY ordinal_position
--- admitted
SELECT c.conname, c.contype, pg_get_constraintdef(c.oid, true) FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE t.relname = 'order' ORDER BY 1
--- admitted
SELECT indexrelid::regclass, idx_scan >= 0 FROM pg_stat_user_indexes ORDER BY indexrelid::regclass::text
--- admitted
SELECT locktype, mode, granted FROM pg_locks WHERE NOT granted
--- admitted
SELECT obj_description('users'::regclass), col_description('users'::regclass, 1), format_type(23, NULL)
--- admitted
SELECT slot_name FROM pg_replication_slots
--- admitted
SHOW max_connections
--- admitted
SHOW TIME ZONE
--- admitted
SHOW TRANSACTION ISOLATION LEVEL
--- admitted
SHOW pg_stat_statements.track
--- admitted
EXPLAIN SELECT * FROM users WHERE id = 1
--- admitted
EXPLAIN (COSTS OFF, FORMAT JSON) SELECT * FROM users WHERE id = 1
--- admitted
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF) SELECT count(*) FROM payments
--- admitted
SELECT * FROM users WHERE id = :id::int
--- with id=3
--- admitted
SELECT count(*) FROM users WHERE name = :name OR email = :name
--- with name=user 3
--- admitted
SELECT * FROM "order" WHERE created_at > now() - :since::interval AND status = :status ORDER BY id
--- with since=5 hours
--- with status=NEW
--- admitted
SELECT about ? :key FROM users ORDER BY id
--- with key=city
--- admitted
SELECT ':id', '?', $$ :x ? $$, "id" AS ":id" FROM users WHERE id = :id
--- with id=4
--- admitted
SELECT U.ID, USERS.Name FROM Users U, users WHERE u.Id = USERS.id ORDER BY 1
--- admitted
SELECT 1 /* one /* nested */ */ AS a -- rest
--- admitted
SELECT '中文', '😀', 'é' AS 名字
--- admitted
SELECT id select_, type, value, format, at, key FROM (SELECT 1 AS id, 2 AS type, 3 AS value, 4 AS format, 5 AS at, 6 AS key) q
--- admitted
SELECT date, time, year, "offset", text, name FROM (VALUES (1, 2, 3, 4, 5, 6)) v (date, time, year, "offset", text, name)
--- admitted
SELECT count(*), sum(n) FROM (SELECT generate_series(1, 5) AS n) s HAVING count(*) > 1
--- admitted
SELECT now() > statement_timestamp() - interval '1 day', current_timestamp(0) IS NOT NULL, localtime IS NOT NULL, clock_timestamp() IS NOT NULL
--- admitted
SELECT name, old.name, new.id FROM users old JOIN LATERAL (SELECT old.id) new ON true ORDER BY old.id
--- admitted since 16
SELECT about IS NOT NULL, '{"a": 1}' IS JSON OBJECT FROM users WHERE id = 1
--- admitted since 16
SELECT SYSTEM_USER IS NULL, any_value(name) = 'user 1', pg_split_walfile_name('000000010000000000000001') FROM users WHERE id = 1 GROUP BY id
--- admitted since 16
SELECT * FROM (SELECT 1)
--- admitted since 16
EXPLAIN (GENERIC_PLAN, COSTS OFF) SELECT * FROM users WHERE id = 1
--- admitted since 17
SELECT timestamptz '2026-01-02 03:04:05+00' AT LOCAL, random(1, 1), uuid_extract_version('01890a5d-ac96-774b-bcce-b302099a8057')
--- admitted since 18
SELECT id, loud, length(name) = length(loud) FROM shouts WHERE loud LIKE 'USER%' ORDER BY loud
--- admitted since 18
SELECT room, lower(during), upper(during) - lower(during) FROM stays WHERE during && tstzrange('2026-01-01', '2026-01-03') ORDER BY 1
--- admitted since 18
SELECT conname, contype, conenforced, conperiod FROM pg_constraint WHERE conrelid = 'stays'::regclass ORDER BY 1
--- admitted since 18
SELECT attname, attgenerated FROM pg_attribute WHERE attrelid = 'shouts'::regclass AND attnum > 0 ORDER BY attnum
--- admitted since 18
SELECT uuid_extract_version(uuidv7()), uuid_extract_version(uuidv4()), casefold('ÄB'), crc32('x'::bytea), crc32c('x'), reverse('\x0102'::bytea), gamma(5), lgamma(1)
--- admitted since 18
SELECT array_sort(tags), array_reverse(tags), array_length(array_sample(tags, 1), 1), 258::bytea, '\x0102'::bytea::int FROM users ORDER BY id
--- admitted since 18
SELECT json_strip_nulls('{"a": [null]}', true), to_number('XII', 'RN'), extract(week FROM interval '15 days')
--- admitted since 18
SELECT count(*), count(DISTINCT backend_type) > 0 FROM pg_stat_io WHERE read_bytes < 0
--- admitted since 18
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF) SELECT loud FROM shouts
